export declare function installedChdb(): string;
export declare function chdbAtHand(): string | undefined;
export interface ChdbNode {
  /** What Tierline is given: the node, or the cluster `alone` that it forms. */
  address(options?: {
    readonly cluster?: string | null;
    readonly database?: string;
    readonly options?: string;
  }): string;
  stop(): Promise<void>;
}
export declare function startChdb(): Promise<ChdbNode>;
