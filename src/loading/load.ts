import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readParquetTransfers } from '../chain/parquet-transfers.js';
import { UsageError } from '../error.js';
import { filesIn } from '../files/files.js';
import { type ReadTransfersOptions, readTransfers } from '../following/transfers.js';
import type { Engine, HeavyTable, Load, Shards, StoredDocument, StoredTransfer } from '../store/engine.js';
import { documentFiles, readDocuments } from '../texts/documents.js';
import { type TransferSink, textOf } from '../types.js';
import { Batch } from './batch.js';
import { DIGITS, storedDocument, transferContent } from './contents.js';
import { Filling, type LoadOptions } from './filling.js';
import { Loads } from './loads.js';
import { remarksOf, type StoredReading } from './remarks.js';
import { Seen } from './seen.js';
import { loadDigest, statedWords } from './stated.js';

export type { LoadOptions } from './filling.js';
export type { LoadRemarks } from './remarks.js';

export interface Loaded {
  readonly files: number;
  /** Files that the store had in full before. */
  readonly known: number;
  readonly rows: number;
  /** Of the rows, those that the store did not have. */
  readonly added: number;
  readonly skipped: number;
  readonly shards: Shards;
}

/** Rows that a store is given at a time, and how long their texts are at most. */
const DOCUMENTS = { rows: 2_000, units: 2 ** 22 };
const TRANSFERS = { rows: 25_000, units: Number.POSITIVE_INFINITY };

/**
 * Loads documents into a store, file by file. A file that is there is passed over, one that broke off is gone on with, and a document that
 * is there is not added again, so that the same load may be run as often as one likes.
 * @throws {UsageError} where the store fails, or, once the others are in, with the files that cannot be read; what was loaded stays.
 */
export async function loadDocuments(
  engine: Engine,
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<Loaded> {
  const files = await documentFiles(paths);
  if (files.includes('-'))
    throw new UsageError('standard input cannot be loaded, since a load that breaks off is run again');
  return loadFiles(engine, { table: 'documents', files, words: [] }, options, async (file, filling) => {
    const seen = new Seen();
    const batch = new Batch<StoredDocument>(
      DOCUMENTS,
      filling,
      () => engine.documents(),
      () => !seen.forgot,
    );
    for await (const item of readDocuments([file])) {
      if ('reason' in item) {
        filling.skip(item);
        continue;
      }
      const document = storedDocument(item);
      batch.push(seen.add(document.content) === 1 ? document : null, textOf(item).length);
      if (batch.full) await batch.flush();
    }
    await batch.end();
    return '';
  });
}

/** The same for files of transfers and folders of tables of outputs. */
export async function loadTransfers(
  engine: Engine,
  paths: readonly string[],
  options: LoadOptions & Omit<ReadTransfersOptions, 'sink'> = {},
): Promise<Loaded> {
  const { onRows: _, onSkipped: __, ...reading } = options;
  const wanted: Wanted = { table: 'transfers', files: paths, words: statedWords(reading) };
  return loadFiles(engine, wanted, options, async (file, filling) => {
    const seen = new Seen();
    const batch = new Batch<StoredTransfer>(
      TRANSFERS,
      filling,
      () => engine.transfers(),
      () => true,
    );
    let place = filling.load.ordinal * ROWS_OF_A_FILE;
    const sink: TransferSink = {
      take: ({ time, block, index, transaction, from, to, asset, amount }, ordered) => {
        const transfer = { time, block, index, transaction, from, to, asset, amount, place };
        place++;
        batch.push({ ...transfer, content: transferContent(transfer, ordered, seen) });
      },
      get full() {
        return batch.full;
      },
      room: () => batch.flush(),
    };
    const read = await readInto(sink, file, reading);
    await batch.end();
    for (const skipped of read.skipped) filling.skip(skipped);
    filling.skipped += read.unnamed ?? 0;
    return JSON.stringify(remarksOf(read));
  });
}

/** Reads a file of any format; the amounts of Parquet are of smallest units, and its rows say who sends. */
async function readInto(
  sink: TransferSink,
  file: string,
  reading: Omit<ReadTransfersOptions, 'sink'>,
): Promise<StoredReading> {
  if (!/\.parquet$/i.test(file)) return readTransfers(file, { ...reading, sink });
  if (reading.from !== undefined || reading.decimals !== undefined)
    throw new UsageError(
      `${file} has its own senders and amounts in smallest units; leave out --sender and --decimals`,
    );
  return readParquetTransfers(file, sink);
}

/** Places that the rows of one file have before those of the next begin. */
const ROWS_OF_A_FILE = 2 ** 40;

interface Wanted {
  readonly table: HeavyTable;
  readonly files: readonly string[];
  /** How they are to be read. */
  readonly words: readonly string[];
}

async function loadFiles(
  engine: Engine,
  wanted: Wanted,
  options: LoadOptions,
  fill: (file: string, filling: Filling) => Promise<string>,
): Promise<Loaded> {
  await engine.prepare();
  const release = await engine.reserve(wanted.table);
  try {
    const sum = await loadAll(engine, wanted, options, fill);
    return { ...sum, shards: await engine.shards() };
  } finally {
    // A store that is away is told by what failed before.
    await release().catch(() => {});
  }
}

/** A file that fails does not stop those after it; a store that fails does. */
async function loadAll(
  engine: Engine,
  { table, files, words }: Wanted,
  options: LoadOptions,
  fill: (file: string, filling: Filling) => Promise<string>,
): Promise<Omit<Loaded, 'shards'>> {
  const sum = { files: 0, known: 0, rows: 0, added: 0, skipped: 0 };
  const loads = new Loads(await engine.loads(table));
  const failed: string[] = [];
  for (const file of files) {
    sum.files++;
    let filling: Filling | undefined;
    try {
      const bytes = await digestOf(file);
      const found = loads.find(file, bytes, words);
      if (found?.state === 'done') {
        sum.known++;
        sum.rows += found.rows;
        continue;
      }
      const begun = { table, digest: loadDigest(bytes, words), name: file, ordinal: loads.next };
      const load: Load = found ?? { ...begun, state: 'begun', rows: 0, remarks: '' };
      filling = new Filling(engine, load, loads.noneBut(bytes, words), found === undefined, options);
      await filling.done(await fill(file, filling));
      sum.rows += filling.rows;
      sum.added += filling.added;
      sum.skipped += filling.skipped;
    } catch (error) {
      await filling?.idle();
      if (!(error instanceof UsageError) || filling?.storeFailed) throw error;
      failed.push(error.message.includes(file) ? error.message : `${file}: ${error.message}`);
    }
    if (filling?.recorded) loads.put(filling.recorded);
  }
  refuseFailed(failed, files.length);
  return sum;
}

function refuseFailed(failed: readonly string[], of: number): void {
  if (failed.length === 0) return;
  const others = of > failed.length ? '; the others are' : '';
  throw new UsageError(
    of === 1
      ? (failed[0] as string)
      : `${failed.length} of ${of} files are not in the store, or not in full${others}:\n${failed.join('\n')}`,
  );
}

/** Of the bytes of a file, or of all files of a folder. */
async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await filesIn(path, 'a file or folder to load');
  for (const file of files) {
    if ((await stat(path)).isDirectory()) hash.update(`${file.slice(path.length)}\0`);
    try {
      for await (const bytes of createReadStream(file, { highWaterMark: 2 ** 20 }))
        hash.update(bytes as Buffer);
    } catch (error) {
      throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  return hash.digest('hex').slice(0, DIGITS);
}
