/** The modules of the engine by name. */
export type Modules = Readonly<Record<string, object>>;

export type PackFile = { readonly file: string; readonly schema: object };

export function engineModules(load: (path: string) => Promise<object>): Promise<Modules>;
export function packFiles(modules: Modules): Record<string, PackFile>;
