import type { Modules, PackFile } from './generate/engine.mjs';

/** What {@link collect} gathers and {@link generate} takes. */
export interface Engine {
  readonly files: Readonly<Record<string, PackFile>>;
  readonly tables: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
}

export function collect(modules: Modules): Promise<Engine>;
export function generate(engine: Engine, read: (path: string) => string): Record<string, string>;
