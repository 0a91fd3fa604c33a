import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readParquetTransfers } from './chain/parquet-transfers.js';
import { documentFiles, readDocuments } from './documents.js';
import { UsageError } from './error.js';
import { filesIn } from './files.js';
import { Batch } from './loading/batch.js';
import { DIGITS, storedDocument, transferContent } from './loading/contents.js';
import { Filling, type LoadOptions } from './loading/filling.js';
import { remarksOf, type StoredReading } from './loading/remarks.js';
import { Seen } from './loading/seen.js';
import { loadDigest, loadOf, statedWords } from './loading/stated.js';
import type { Engine, HeavyTable, Shards, StoredDocument, StoredTransfer } from './store/engine.js';
import { type ReadTransfersOptions, readTransfers } from './transfers.js';
import { type TransferSink, textOf } from './types.js';

export type { LoadOptions } from './loading/filling.js';
export type { LoadRemarks } from './loading/remarks.js';

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
 * @throws {UsageError} where a path cannot be read or the store fails; what was loaded stays.
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

async function loadAll(
  engine: Engine,
  { table, files, words }: Wanted,
  options: LoadOptions,
  fill: (file: string, filling: Filling) => Promise<string>,
): Promise<Omit<Loaded, 'shards'>> {
  const sum = { files: 0, known: 0, rows: 0, added: 0, skipped: 0 };
  for (const file of files) {
    const bytes = await digestOf(file);
    const loads = await engine.loads(table);
    const found = loadOf(loads, file, bytes, words);
    const digest = loadDigest(bytes, words);
    sum.files++;
    if (found?.state === 'done') {
      sum.known++;
      sum.rows += found.rows;
      continue;
    }
    const ordinal = Math.max(0, ...loads.map((load) => load.ordinal)) + 1;
    const load = found ?? { table, digest, name: file, ordinal, state: 'begun', rows: 0, remarks: '' };
    const alone = !loads.some((one) => one.digest !== digest);
    const filling = new Filling(engine, load, alone, found === undefined, options);
    const remarks = await fill(file, filling);
    await engine.record({ ...load, state: 'done', rows: filling.rows, remarks });
    sum.rows += filling.rows;
    sum.added += filling.added;
    sum.skipped += filling.skipped;
  }
  return sum;
}

/** Of the bytes of a file, or of all files of a folder. */
async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await filesIn(path, 'a file or folder to load');
  for (const file of files) {
    if ((await stat(path)).isDirectory()) hash.update(`${file.slice(path.length)}\0`);
    for await (const bytes of createReadStream(file, { highWaterMark: 2 ** 20 }))
      hash.update(bytes as Buffer);
  }
  return hash.digest('hex').slice(0, DIGITS);
}
