import type { Context } from './context.js';

/** A file that both editions offer: at `/api/<path>`, and as `data/<path>` of a published one. */
export interface Download {
  /** Such as `brief.md` or `figures/:name`. */
  readonly path: string;
  readonly summary: string;
  readonly type: string;
  /** @throws {Failure} where there is no such file. */
  readonly bytes: (context: Context, name: string) => Promise<Buffer> | Buffer;
  /** Names of the files, where the path has a parameter. */
  readonly names?: (context: Context) => readonly string[];
}
