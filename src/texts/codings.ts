import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { readsLanguage } from '../coding/code.js';
import { codeDocuments, type EventCoding } from '../coding/stream.js';
import { UsageError } from '../error.js';
import { compare } from '../order.js';
import { CodingSchema, CoverageSchema, readCoverage } from '../pack/codings.js';
import { type PackFiles, readPackFiles } from '../pack/files.js';
import { readPeople } from '../pack/people.js';
import { readPack } from '../pack/read.js';
import { hashOf, trackVersions } from '../readers/versions.js';
import type { Codebook, CodedItem, Coverage, Document, Skipped } from '../types.js';
import { openCodebook } from './codebook.js';
import { readDocuments } from './documents.js';

/** Digits of the hash of a text, and of the digest of a codebook, that a row keeps. */
const TEXT_DIGITS = 16;
const CODEBOOK_DIGITS = 8;

export interface SavedCodings {
  readonly documents: number;
  readonly rows: number;
  /** Documents that are later versions of others: their rows tell of the same events. */
  readonly later: number;
  readonly skipped: readonly Skipped[];
}

/**
 * Codes the documents of one source by the codebook of a pack and writes `codings/<source>.csv` and the rows of the source in
 * `codings/coverage.csv`. The texts are not kept: only ids, dates, links, hashes and categories.
 * @throws {UsageError} if nothing can be read, so that an empty download does not empty what is there.
 */
export async function saveCodings(
  directory: string,
  source: string,
  paths: readonly string[],
  progress: (documents: number) => void = () => {},
): Promise<SavedCodings> {
  const codebook = await openCodebook(directory);
  const byPeople = documentsOfPeople(await readPackFiles(directory), codebook);
  const coded = await codeAll(source, paths, codebook, progress);
  const { coverage, skipped, documents, later } = coded;
  const items = coded.items.filter(
    ({ coding }) => coding.values.relevance !== 'third_party' || byPeople.has(coding.document),
  );
  if (documents === 0)
    throw new UsageError(`${paths.join(', ')}: no document can be read; ${source} is left as it was`);
  await mkdir(join(directory, 'codings'), { recursive: true });
  await write(join(directory, 'codings', `${source}.csv`), toCsv(items));
  const path = join(directory, 'codings', 'coverage.csv');
  const before = readCoverage(await readFile(path, 'utf8').catch(() => ''), () => {}) ?? [];
  const all = [...before.filter((row) => row.source !== source), ...coverage];
  await write(
    path,
    coverageCsv(all.sort((a, b) => compare(a.source, b.source) || compare(a.month, b.month))),
  );
  return { documents, rows: items.length, later, skipped };
}

/** Documents whose every row is kept, so that the rules can be rated by what people said of them. */
function documentsOfPeople(files: PackFiles, codebook: Codebook): ReadonlySet<string> {
  const people = readPeople(files, codebook, []);
  return new Set(people?.coders.flatMap(({ documents = [] }) => documents));
}

/** A row that a user's own copy of the texts does not give. */
export interface CodingDifference {
  readonly document: string;
  readonly partner: string;
  readonly field: string;
  readonly kept: string;
  readonly found: string;
}

export interface Verification {
  /** Documents of the pack that the texts hold, and those they do not. */
  readonly compared: number;
  readonly absent: number;
  /** Documents whose text has another hash: an edit, or another copy. */
  readonly otherText: readonly string[];
  readonly differences: readonly CodingDifference[];
}

/** Codes a user's own copy of the texts again and says what differs from the codings that a pack holds. */
export async function verifyCodings(
  directory: string,
  paths: readonly string[],
  progress: (documents: number) => void = () => {},
): Promise<Verification> {
  const pack = await readPack(directory);
  if (!pack.codebook) throw new UsageError(`${directory} has no codebook, so there is nothing to verify`);
  const { items, seen } = await codeAll('', paths, pack.codebook, progress);
  const found = new Map(items.map((item) => [keyOf(item), item]));
  const kept = pack.codings.filter(({ coding }) => seen.has(coding.document));
  const documents = new Set(kept.map(({ coding }) => coding.document));
  const otherText = new Set(
    kept.flatMap(({ coding, text }) => (text === seen.get(coding.document) ? [] : [coding.document])),
  );
  return {
    compared: documents.size,
    absent: new Set(pack.codings.map(({ coding }) => coding.document)).size - documents.size,
    otherText: [...otherText],
    differences: [
      ...kept.flatMap((item) => differences(item, found.get(keyOf(item)))),
      ...added(kept, items, documents),
    ],
  };
}

/** Rows that the texts give and the pack lacks; foreign news is kept for few documents, so that it is missed in none. */
function added(
  kept: readonly CodedItem[],
  items: readonly CodedItem[],
  documents: ReadonlySet<string>,
): CodingDifference[] {
  const known = new Set(kept.map(keyOf));
  return items
    .filter(({ coding }) => documents.has(coding.document) && coding.values.relevance !== 'third_party')
    .filter((item) => !known.has(keyOf(item)))
    .map(({ coding: { document, partner } }) => ({
      document,
      partner,
      field: 'row',
      kept: 'missing',
      found: 'there',
    }));
}

const keyOf = ({ coding }: CodedItem) => `${coding.document} ${coding.partner}`;

function differences(kept: CodedItem, found: CodedItem | undefined): CodingDifference[] {
  const { document, partner } = kept.coding;
  if (!found) return [{ document, partner, field: 'row', kept: 'there', found: 'missing' }];
  const [a, b] = [kept, found].map(cellsOf) as [Record<string, unknown>, Record<string, unknown>];
  const fields = Object.keys(a).filter((field) => !['codebook', 'event', 'text', 'url'].includes(field));
  return fields
    .filter((field) => String(a[field] ?? '') !== String(b[field] ?? ''))
    .map((field) => ({
      document,
      partner,
      field,
      kept: String(a[field] ?? ''),
      found: String(b[field] ?? ''),
    }));
}

interface AllCoded {
  readonly items: CodedItem[];
  readonly coverage: Coverage[];
  readonly skipped: Skipped[];
  readonly documents: number;
  later: number;
  /** Start of the hash of every document's text. */
  readonly seen: Map<string, string>;
}

/** Codes all documents in the order of their dates, so that events do not depend on how files are sorted. */
async function codeAll(
  source: string,
  paths: readonly string[],
  codebook: Codebook,
  progress: (documents: number) => void,
): Promise<AllCoded> {
  const all: AllCoded = { items: [], coverage: [], skipped: [], documents: 0, later: 0, seen: new Map() };
  const documents: Document[] = [];
  for await (const item of readDocuments(paths)) {
    if ('reason' in item) all.skipped.push(item);
    else documents.push(item);
  }
  documents.sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  const months = new Map<string, Mutable<Coverage>>();
  let done = 0;
  for await (const coded of codeDocuments(each(documents), codebook, { versionOf: trackVersions() })) {
    if ('reason' in coded) continue;
    const { document, codings, version } = coded;
    if (version && version.kind !== 'first') all.later++;
    const text = hashOf(document).slice(0, TEXT_DIGITS);
    all.seen.set(document.id, text);
    count(months, source, document, codings, codebook);
    for (const { event, ...coding } of codings)
      all.items.push({
        source,
        coding,
        date: document.date,
        url: document.url,
        text,
        event,
        codebook: codebook.digest.slice(0, CODEBOOK_DIGITS),
      });
    if (++done % 1000 === 0) progress(done);
  }
  return { ...all, documents: done, coverage: [...months.values()] };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function count(
  months: Map<string, Mutable<Coverage>>,
  source: string,
  { date, language, body }: Document,
  codings: readonly EventCoding[],
  codebook: Codebook,
): void {
  const month = date.slice(0, 7);
  const row = months.get(month) ?? {
    source,
    month,
    documents: 0,
    read: 0,
    headlines: 0,
    relational: 0,
    incidental: 0,
    thirdParty: 0,
  };
  months.set(month, row);
  row.documents++;
  if (!readsLanguage(codebook, language)) return;
  row.read++;
  if (body === '') row.headlines++;
  for (const { values } of codings) {
    if (values.relevance === 'relational') row.relational++;
    else if (values.relevance === 'incidental') row.incidental++;
    else row.thirdParty++;
  }
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

function cellsOf({ coding, date, url, text, event, codebook }: CodedItem): Record<string, unknown> {
  return {
    id: coding.document,
    date,
    url,
    text,
    partner: coding.partner,
    ...coding.values,
    list_size: coding.list?.size,
    list_position: coding.list?.position,
    occasion: coding.occasion,
    formulas: coding.formulas.join(';'),
    event,
    codebook,
  };
}

const toCsv = (items: readonly CodedItem[]): string =>
  stringify(items.map(cellsOf), { header: true, columns: Object.keys(CodingSchema.properties) });

const coverageCsv = (rows: readonly Coverage[]): string =>
  stringify(
    rows.map(({ thirdParty, ...row }) => ({ ...row, third_party: thirdParty })),
    { header: true, columns: Object.keys(CoverageSchema.properties) },
  );

/** Writes beside and swaps, so that a failure leaves the old file. */
async function write(path: string, content: string): Promise<void> {
  try {
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw new UsageError(
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code}); it is left as it was`,
    );
  }
}
