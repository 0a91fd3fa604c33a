import { rename, rm } from 'node:fs/promises';
import { UsageError } from '../error.js';
import { isInside, partOf, readyTarget } from '../files/write-target.js';
import { short } from '../model/latent/shipped-draws.js';
import { INDEX_COLUMNS } from '../pack/fit-tables.js';
import { type Column, Store } from '../store/store.js';
import { quote } from '../store/tables.js';
import type { PackFit } from './fit-pack.js';
import { indexOf } from './write-fit.js';

interface Draw {
  readonly chain: number;
  readonly row: number;
}

/** @throws {UsageError} where {@link writeDraws} would replace a file of the pack or what is no plain file, or cannot write. */
export async function readyForDraws(path: string, pack: string): Promise<void> {
  if (await isInside(path, pack))
    throw new UsageError(`${path} is in the pack, which draws are no part of; name a file outside`);
  await readyTarget(path);
}

/**
 * Writes every draw of every quantity as Parquet: the index columns of R's `posterior`, then one column per quantity with as many digits as
 * `draws.csv` of the fit, which has some of these rows and columns.
 * @throws {UsageError} where the file cannot be written.
 */
export async function writeDraws({ fit }: PackFit, path: string): Promise<void> {
  const length = fit.chains[0]?.logDensity.length ?? 0;
  const draws = fit.chains.flatMap((_, chain) => Array.from({ length }, (_, row): Draw => ({ chain, row })));
  const columns: Column<Draw>[] = [
    ...INDEX_COLUMNS.map(
      (name, i): Column<Draw> => ({
        name,
        type: 'integer',
        of: ({ chain, row }) => indexOf(chain, row, length)[i] as number,
      }),
    ),
    ...fit.names.map(
      (name, i): Column<Draw> => ({
        name,
        type: 'number',
        of: ({ chain, row }) => {
          const { draws: values, size } = fit.chains[chain] as (typeof fit.chains)[number];
          return short(values[row * size + i] as number);
        },
      }),
    ),
  ];
  const refuse = ({ message }: Error) => {
    throw new UsageError(`${path} cannot be written: ${message.split('\n')[0]}; name another file`);
  };
  await readyTarget(path);
  const store = await Store.open();
  try {
    await store.load('draws', columns, draws);
    // One thread, since with more the order of row groups is not fixed.
    await store.run('SET threads = 1');
    await store.run(`COPY draws TO ${quote(partOf(path))} (FORMAT parquet)`).catch(refuse);
    await rename(partOf(path), path).catch(refuse);
  } finally {
    await rm(partOf(path), { force: true });
    store.close();
  }
}
