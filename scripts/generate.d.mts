/** Types of generate.mjs for the tests that import it. */

/** The modules of the engine by name, as {@link engineModules} loads them. */
export type Modules = Readonly<Record<string, object>>;

export type PackFile = { readonly file: string; readonly schema: object };

/** What {@link collect} gathers and {@link generate} takes. */
export interface Engine {
  readonly files: Readonly<Record<string, PackFile>>;
  readonly tables: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
}

export function engineModules(load: (path: string) => Promise<object>): Promise<Modules>;
export function packFiles(modules: Modules): Record<string, PackFile>;
export function collect(modules: Modules): Promise<Engine>;
export function generate(engine: Engine, read: (path: string) => string): Record<string, string>;
export function schemaFiles(files: Readonly<Record<string, PackFile>>): Record<string, string>;
