/** Types of generate.mjs for the tests that import it. */

type Modules<Name extends string> = Readonly<Record<Name, object>>;
type PackModule =
  | 'manifest'
  | 'model'
  | 'indicators'
  | 'corrections'
  | 'claims'
  | 'partners'
  | 'sources'
  | 'ledgers'
  | 'codebook'
  | 'lexicon'
  | 'codings';

export type PackFile = { readonly file: string; readonly schema: object };

/** What {@link collect} gathers and {@link generate} takes. */
export interface Engine {
  readonly files: Readonly<Record<string, PackFile>>;
  readonly tables: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
}

export function packFiles(modules: Modules<PackModule>): Record<string, PackFile>;
export function collect(
  modules: Modules<PackModule | 'program' | 'store' | 'load' | 'results' | 'coded'>,
): Promise<Engine>;
export function generate(engine: Engine, read: (path: string) => string): Record<string, string>;
export function schemaFiles(files: Readonly<Record<string, PackFile>>): Record<string, string>;
