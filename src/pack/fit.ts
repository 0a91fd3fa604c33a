import { createHash } from 'node:crypto';
import type { FailedFit, FitHashes, LeftOutWhole, Partner, ShippedFit } from '../types.js';
import type { PackFiles } from './files.js';
import { parseRun, parseWithout } from './fit-schema.js';
import { readDraws, readLeftOut, readSummary } from './fit-tables.js';
import type { Report } from './report.js';

/** The files of a fit; they follow from the pack, whose digest leaves them out. */
export const FIT_FILES = {
  run: 'fit/fit.json',
  summary: 'fit/summary.csv',
  draws: 'fit/draws.csv',
  leftOut: 'fit/left-out.csv',
} as const;

/** Those of which {@link FIT_FILES}.run keeps the SHA-256. */
const TABLES = ['draws', 'leftOut', 'summary'] as const;

/** Where a fit that failed its diagnostics is kept, under the same names, so that the last good one stays. */
export const FAILED_FOLDER = 'failed';
const inFailed = (path: string) => path.replace('fit/', `fit/${FAILED_FOLDER}/`);
export const FAILED_FILES = Object.values(FIT_FILES).map(inFailed);

/** Fits without a series, group or anchor, beside a fit; a pack may do without. */
export const WITHOUT_FILE = 'fit/without.json';

/** SHA-256 of the tables of a fit, by which one that was changed or cut short later is known. */
export function hashTables(contents: Readonly<Record<keyof FitHashes, string | Buffer>>): FitHashes {
  const of = (name: keyof FitHashes) => createHash('sha256').update(contents[name]).digest('hex');
  return { draws: of('draws'), leftOut: of('leftOut'), summary: of('summary') };
}

/** The fit that a pack ships; null where there is none, undefined where it cannot be read or its tables are not those it was written with. */
export function readFit(
  files: PackFiles,
  partners: readonly Partner[],
  report: (file: string) => Report,
): ShippedFit | null | undefined {
  const present = Object.values(FIT_FILES).filter((path) => files.has(path));
  if (present.length === 0) return null;
  const missing = Object.values(FIT_FILES).find((path) => !files.has(path));
  if (missing !== undefined) {
    report(missing)(undefined, 'the file is missing; run tierline fit again');
    return undefined;
  }
  const bytes = (name: keyof typeof FIT_FILES) => files.get(FIT_FILES[name]) as Buffer;
  const text = (name: keyof typeof FIT_FILES) => bytes(name).toString('utf8');
  const parsed = parseRun(text('run'));
  if ('wrong' in parsed) {
    report(FIT_FILES.run)(undefined, `not the file that tierline fit writes (${parsed.wrong}); run it again`);
    return undefined;
  }
  const { hashes, ...run } = parsed.value;
  if (!hashes) {
    report(FIT_FILES.run)(
      undefined,
      'no SHA-256 of the tables beside it (hashes), so that nobody can tell whether they are whole; run tierline fit again',
    );
    return undefined;
  }
  const found = hashTables({ draws: bytes('draws'), leftOut: bytes('leftOut'), summary: bytes('summary') });
  const changed = TABLES.filter((name) => found[name] !== hashes[name]);
  for (const name of changed)
    report(FIT_FILES[name])(
      undefined,
      `not the table that was written with ${FIT_FILES.run} (SHA-256); restore it or run tierline fit again`,
    );
  if (changed.length > 0) return undefined;
  const quantities = readSummary(text('summary'), report(FIT_FILES.summary));
  const columns = readDraws(text('draws'), report(FIT_FILES.draws));
  const codes = new Set(partners.map(({ code }) => code));
  const leftOut = readLeftOut(text('leftOut'), codes, report(FIT_FILES.leftOut));
  if (!quantities || !columns || !leftOut) return undefined;
  const leftOutWhole = readWithout(
    files.get(WITHOUT_FILE)?.toString('utf8'),
    run.digest,
    report(WITHOUT_FILE),
  );
  return { ...run, hashes, quantities, columns, leftOut, leftOutWhole };
}

/** The fit that failed last; null where there is none, or where what is there cannot be read, which is reported. */
export function readFailedFit(files: PackFiles, report: (file: string) => Report): FailedFit | null {
  const path = inFailed(FIT_FILES.run);
  const text = files.get(path)?.toString('utf8');
  if (text === undefined) return null;
  const run = parseRun(text);
  if ('value' in run) return { digest: run.value.digest, diagnostics: run.value.diagnostics };
  report(path)(
    undefined,
    `not the file that tierline fit writes (${run.wrong}); remove fit/${FAILED_FOLDER} or run it again`,
  );
  return null;
}

function readWithout(text: string | undefined, digest: string, report: Report): readonly LeftOutWhole[] {
  if (text === undefined) return [];
  const file = parseWithout(text);
  if ('value' in file && file.value.fit === digest) return file.value.runs;
  report(
    undefined,
    'value' in file
      ? 'made beside another fit (stale); remove it and run tierline fit --without again'
      : `not the file that tierline fit --without writes (${file.wrong}); remove it and run that again`,
  );
  return [];
}
