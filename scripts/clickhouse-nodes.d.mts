export declare const PASSWORD: string;
export declare function unpackedServer(): string;
export declare function mountRefusal(): string | undefined;
export interface Nodes {
  readonly nodes: readonly { readonly http: number; readonly tcp: number; readonly https: number }[];
  /** File of the certificate by which nodes answer over TLS; null where they do not. */
  readonly certificate: { readonly file: string } | null;
  address(options?: {
    readonly database?: string;
    readonly cluster?: string | null;
    readonly user?: string;
    readonly options?: string;
    readonly secure?: boolean;
    /** Whether the cluster is to make the tables itself, rather than the nodes that are named. */
    readonly byCluster?: boolean;
  }): string;
  host(i: number): string;
  ask(i: number, sql: string, database?: string): Promise<string>;
  start(i: number): Promise<void>;
  revive(): Promise<void>;
  limitDisk(i: number, size: string): void;
  kill(i: number): Promise<void>;
  stop(): Promise<void>;
}
export declare function startNodes(
  count?: number,
  options?: {
    readonly profile?: string;
    readonly quota?: string;
    readonly tls?: boolean;
    readonly disk?: string;
  },
): Promise<Nodes>;
