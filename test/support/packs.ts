import { fileURLToPath } from 'node:url';
import { build } from '../../src/build.js';
import { readPack } from '../../src/pack/read.js';
import type { Build, BuildOptions } from '../../src/types.js';

/** Folder of a pack of the repository. */
export const packFolder = (name: 'example' | 'dprk-asean') =>
  fileURLToPath(new URL(`../../packs/${name}`, import.meta.url));

/** A build of a pack of the repository, by its own options unless told otherwise. */
export async function buildPack(
  name: 'example' | 'dprk-asean',
  options: Partial<BuildOptions> = {},
): Promise<Build> {
  const pack = await readPack(packFolder(name));
  return build(pack, { asOf: pack.period.to, seed: pack.model.seed, ...options });
}
