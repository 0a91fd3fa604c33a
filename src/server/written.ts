import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './failure.js';

/** What a build wrote for people: its brief and figures, by name. */
export type Written = ReadonlyMap<string, Buffer>;

/** Reads them at once, since another build may take the place of the folder. */
export async function readWritten(directory: string): Promise<Written> {
  const names = (await readdir(directory)).filter((name) => /^brief\.(md|html)$|\.svg$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(directory, name))] as const),
  );
  return new Map(files);
}

/** @throws {Failure} where the build wrote no such file. */
export function writtenFile(written: Written, name: string): Buffer {
  const bytes = written.get(name);
  if (bytes) return bytes;
  throw new Failure('unknown_id', `the build has no ${name}`, `there are ${[...written.keys()].join(', ')}`);
}
