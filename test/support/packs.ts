import { fileURLToPath } from 'node:url';
import { build } from '../../src/build.js';
import { readPack } from '../../src/pack/read.js';
import type { Build, BuildOptions } from '../../src/types.js';

/** Folder of a pack of the repository. */
export const packFolder = (name: 'example' | 'dprk-asean') =>
  fileURLToPath(new URL(`../../packs/${name}`, import.meta.url));

const built = new Map<string, Promise<Build>>();

/** A build of a pack of the repository, by its own options unless told otherwise; made once for all files of tests that share a worker. */
export function buildPack(
  name: 'example' | 'dprk-asean',
  options: Partial<BuildOptions> = {},
): Promise<Build> {
  const key = JSON.stringify([name, options]);
  const known = built.get(key) ?? fresh(name, options);
  built.set(key, known);
  return known;
}

async function fresh(name: 'example' | 'dprk-asean', options: Partial<BuildOptions>): Promise<Build> {
  const pack = await readPack(packFolder(name));
  return build(pack, { asOf: pack.period.to, seed: pack.model.seed, ...options });
}
