import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../error.js';
import { leaveOut } from '../model/latent/leave-out.js';
import { shippedDraws, short } from '../model/latent/shipped-draws.js';
import type { Columns } from '../model/latent/standings.js';
import type { Chain } from '../model/sampler/chain.js';
import { FIT_FILES, hashTables, WITHOUT_FILE } from '../pack/fit.js';
import { type FitRun, parseWithout, type WithoutFile } from '../pack/fit-schema.js';
import { INDEX_COLUMNS, LEFT_OUT_COLUMNS, SUMMARY_COLUMNS } from '../pack/fit-tables.js';
import type { LeftOutWhole } from '../types.js';
import type { PackFit } from './fit-pack.js';

/**
 * Writes the files of a fit into a folder (`fit/` of a pack, as a rule), all of them or none. What was left out whole of another fit goes,
 * since nothing can be compared with it any more.
 */
export async function writeFit(made: PackFit, directory: string): Promise<void> {
  const { digest, reported, tierRule, seed, fit } = made;
  const { quantities, ...diagnostics } = fit.diagnostics;
  const [first] = fit.chains;
  const summary = quantities.map(({ name, mean, sd, q5, median, q95, rhat, essBulk, essTail }) => [
    name,
    ...[mean, sd, q5, median, q95, rhat, essBulk, essTail].map(short),
  ]);
  const leftOut = leaveOut(columnsOf(fit.names, fit.chains), reported, tierRule).map(
    ({ partner, series, ...numbers }) => [
      partner,
      series,
      ...Object.values(numbers).map((value) => (value === null ? '' : short(value))),
    ],
  );
  const tables = {
    draws: stringify(drawRows(made)),
    leftOut: stringify([[...LEFT_OUT_COLUMNS], ...leftOut]),
    summary: stringify([[...SUMMARY_COLUMNS], ...summary]),
  };
  const run: FitRun = {
    digest,
    seed,
    chains: fit.chains.length,
    draws: first?.logDensity.length ?? 0,
    diagnostics,
    tierRule,
    hashes: hashTables(tables),
  };
  await writeTogether(directory, [
    [FIT_FILES.draws, tables.draws],
    [FIT_FILES.leftOut, tables.leftOut],
    [FIT_FILES.summary, tables.summary],
    [FIT_FILES.run, `${JSON.stringify(run, null, 2)}\n`],
  ]);
  if ((await withoutIn(directory))?.fit !== digest)
    await rm(join(directory, nameOf(WITHOUT_FILE)), { force: true });
}

/** Adds fits without something to those beside the fit of this digest, in place of earlier ones without the same. */
export async function writeWithout(
  digest: string,
  made: readonly LeftOutWhole[],
  directory: string,
): Promise<void> {
  const past = await withoutIn(directory);
  const kept = past?.fit === digest ? past.runs : [];
  const runs = [...kept.filter(({ without }) => !made.some((one) => one.without === without)), ...made];
  const file: WithoutFile = {
    fit: digest,
    runs: runs.sort((a, b) => (a.without < b.without ? -1 : 1)),
  };
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? short(value) : value;
  await writeTogether(directory, [[WITHOUT_FILE, `${JSON.stringify(file, rounded, 2)}\n`]]);
}

async function withoutIn(directory: string): Promise<WithoutFile | undefined> {
  const text = await readFile(join(directory, nameOf(WITHOUT_FILE)), 'utf8').catch(() => '');
  const parsed = parseWithout(text);
  return 'value' in parsed ? parsed.value : undefined;
}

const nameOf = (file: string) => file.slice('fit/'.length);

/** What is weighed and compared when pieces are left out: all draws of all chains. */
function columnsOf(names: readonly string[], chains: readonly Chain[]): Columns {
  const wanted = names.flatMap((name, i) => (WEIGHED.test(name) ? [{ name, i }] : []));
  return Object.fromEntries(
    wanted.map(({ name, i }) => [
      name,
      Float64Array.from(
        chains.flatMap(({ draws, size, logDensity }) =>
          Array.from(logDensity, (_, row) => draws[row * size + i] as number),
        ),
      ),
    ]),
  );
}

const WEIGHED = /^(?:log_lik\[.+,.+\]|(?:affinity|slack|engagement)\[[A-Z]{3}\])$/;

/** The draws that a pack ships, with the index columns of R's `posterior`. */
function drawRows({ fit, shipped }: PackFit): unknown[][] {
  const length = fit.chains[0]?.logDensity.length ?? 0;
  const { rows, columns } = shippedDraws(fit.names, fit.chains, shipped);
  const values = Object.values(columns);
  return [
    [...INDEX_COLUMNS, ...Object.keys(columns)],
    ...rows.map(({ chain, row }, at) => [
      ...indexOf(chain, row, length),
      ...values.map((column) => column[at]),
    ]),
  ];
}

/** What R's `posterior` calls a draw, each from 1. */
export const indexOf = (chain: number, row: number, length: number) => [
  chain + 1,
  row + 1,
  chain * length + row + 1,
];

/** Renames only when all are written. Names of unfinished files begin with a dot, since a pack passes those over. */
async function writeTogether(
  directory: string,
  files: readonly (readonly [file: string, content: string])[],
): Promise<void> {
  const names = files.map(([file]) => nameOf(file));
  const part = (name: string) => join(directory, `.${name}.part`);
  try {
    await mkdir(directory, { recursive: true });
    for (const [i, [, content]] of files.entries()) await writeFile(part(names[i] as string), content);
    for (const name of names) await rename(part(name), join(directory, name));
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${path} cannot be written (${code}); make room for it, or name another folder with --out`,
    );
  }
}
