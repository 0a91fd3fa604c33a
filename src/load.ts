import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { wordsIn } from './coding/candidates.js';
import { documentFiles, readDocuments } from './documents.js';
import { UsageError } from './error.js';
import { filesIn } from './files.js';
import type { Engine, HeavyTable, Load, Shards, StoredDocument, StoredTransfer } from './store/engine.js';
import { type ReadTransfersOptions, readTransfers } from './transfers.js';
import { type Document, type Skipped, type Transfer, type TransferReading, textOf } from './types.js';

export interface LoadOptions {
  /** Hears of a file and its rows that are in. */
  readonly onRows?: (file: string, rows: number) => void;
  readonly onSkipped?: (skipped: Skipped) => void;
}

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
const DOCUMENTS = 2_000;
const UNITS = 2 ** 22;
const TRANSFERS = 50_000;

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
  return loadFiles(engine, 'documents', files, options, async (file, filling) => {
    const batch = new Batch<StoredDocument>(DOCUMENTS, filling, (rows, fresh) =>
      engine.addDocuments(rows, fresh),
    );
    for await (const item of readDocuments([file])) {
      if ('reason' in item) filling.skip(item);
      else await batch.add(storedDocument(item), textOf(item).length);
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
  return loadFiles(engine, 'transfers', paths, options, async (file, filling) => {
    const batch = new Batch<StoredTransfer>(TRANSFERS, filling, (rows, fresh) =>
      engine.addTransfers(rows, fresh),
    );
    const contentOf = transferContents();
    const pending: StoredTransfer[] = [];
    let row = 0;
    const first = filling.load.ordinal * ROWS_OF_A_FILE;
    const room = async () => {
      if (pending.length < TRANSFERS) return;
      for (const one of pending.splice(0)) await batch.add(one);
    };
    const { onRows: _, onSkipped: __, ...reading } = options;
    const read = await readTransfers(file, {
      ...reading,
      sink: {
        take: ({ place: _, ...transfer }, ordered) =>
          pending.push({ ...transfer, content: contentOf(transfer, ordered), place: first + row++ }),
        room,
      },
    });
    for (const one of pending.splice(0)) await batch.add(one);
    await batch.end();
    for (const skipped of read.skipped) filling.skip(skipped);
    return JSON.stringify(remarksOf(read));
  });
}

/** Places that the rows of one file have before those of the next begin. */
const ROWS_OF_A_FILE = 2 ** 40;

/** What was said of a file of transfers beside its rows. */
export type LoadRemarks = Pick<TransferReading, 'assets' | 'passedOver' | 'skipped' | 'notices'> & {
  readonly owners: readonly (readonly [string, string])[];
};

const remarksOf = ({ assets, owners, passedOver, skipped, notices }: TransferReading): LoadRemarks => ({
  assets,
  owners: [...owners],
  passedOver,
  skipped,
  notices,
});

/** A file on its way into a store. */
class Filling {
  rows = 0;
  added = 0;
  skipped = 0;

  constructor(
    readonly engine: Engine,
    readonly load: Load,
    /** Whether no other file is in the table, so that nothing of this can be there. */
    readonly alone: boolean,
    private readonly options: LoadOptions,
  ) {}

  skip(skipped: Skipped): void {
    this.skipped++;
    this.options.onSkipped?.(skipped);
  }

  /** Says that rows are about to come; a file that cannot be read is never begun. */
  async begin(): Promise<void> {
    if (this.rows === 0) await this.engine.record(this.load);
  }

  async taken(rows: number, added: number): Promise<void> {
    this.rows += rows;
    this.added += added;
    await this.engine.record({ ...this.load, rows: this.rows });
    this.options.onRows?.(this.load.name, this.rows);
  }
}

/** Collects rows until they are worth a question. Those that a former run recorded are passed over; the first after them may be there. */
class Batch<T> {
  private rows: T[] = [];
  private units = 0;
  private passed = 0;
  private sure: boolean;

  constructor(
    private readonly size: number,
    private readonly filling: Filling,
    private readonly put: (rows: readonly T[], fresh: boolean) => Promise<number>,
  ) {
    this.sure = filling.alone && filling.load.rows === 0;
    filling.rows = filling.load.rows;
  }

  async add(row: T, units = 0): Promise<void> {
    if (this.passed++ < this.filling.load.rows) return;
    this.rows.push(row);
    this.units += units;
    if (this.rows.length >= this.size || this.units >= UNITS) await this.flush();
  }

  async end(): Promise<void> {
    if (this.rows.length > 0) await this.flush();
  }

  private async flush(): Promise<void> {
    const rows = this.rows;
    this.rows = [];
    this.units = 0;
    await this.filling.begin();
    await this.filling.taken(rows.length, await this.put(rows, this.sure));
    // A file may hold one document twice; equal transfers are told apart.
    this.sure = this.filling.alone && this.filling.load.table === 'transfers';
  }
}

async function loadFiles(
  engine: Engine,
  table: HeavyTable,
  files: readonly string[],
  options: LoadOptions,
  fill: (file: string, filling: Filling) => Promise<string>,
): Promise<Loaded> {
  await engine.prepare();
  const sum = { files: 0, known: 0, rows: 0, added: 0, skipped: 0 };
  for (const file of files) {
    const digest = await digestOf(file);
    const loads = await engine.loads(table);
    const found = loads.find((load) => load.digest === digest);
    sum.files++;
    if (found?.state === 'done') {
      sum.known++;
      sum.rows += found.rows;
      continue;
    }
    const ordinal = Math.max(0, ...loads.map((load) => load.ordinal)) + 1;
    const load = found ?? { table, digest, name: file, ordinal, state: 'begun', rows: 0, remarks: '' };
    const filling = new Filling(engine, load, !loads.some((one) => one.digest !== digest), options);
    const remarks = await fill(file, filling);
    await engine.record({ ...load, state: 'done', rows: filling.rows, remarks });
    sum.rows += filling.rows;
    sum.added += filling.added;
    sum.skipped += filling.skipped;
  }
  return { ...sum, shards: await engine.shards() };
}

/** Of the bytes of a file, or of all files of a folder. */
async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const files = await filesIn(path, 'a file or folder to load');
  for (const file of files) {
    if ((await stat(path)).isDirectory()) hash.update(`${file.slice(path.length)}\0`);
    for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer);
  }
  return hash.digest('hex').slice(0, DIGITS);
}

/** Hexadecimal digits of a digest: 128 bits, at which no two of any number of rows that can be had are alike. */
const DIGITS = 32;

const digestOfText = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, DIGITS);

/** A half of a pair of surrogates is no text that a store can hold; it becomes the sign for that, as long as it was. */
const held = (text: string): string => Buffer.from(text).toString();

export function storedDocument(read: Document): StoredDocument {
  const document: Document = {
    id: held(read.id),
    date: read.date,
    title: held(read.title),
    body: held(read.body),
    language: read.language,
    source: held(read.source),
    url: held(read.url),
  };
  return {
    ...document,
    content: digestOfText(JSON.stringify(Object.values(document))),
    words: wordsIn(document),
  };
}

/** Rows among which equal ones are counted: those of one block lie together. */
const NEAR = 100_000;

/**
 * Digests of transfers. Equal rows of one file are several transfers and are told apart by their number; the same row of another file is the
 * same transfer. Where a file tells no order, the place of a row in it is no part of what it is.
 */
function transferContents(): (transfer: Omit<Transfer, 'place'>, ordered: boolean) => string {
  let near = new Map<string, number>();
  let before = near;
  return ({ time, block, index, transaction, from, to, asset, amount }, ordered) => {
    const row = [time, block, ordered ? index : '', transaction, from, to, asset, amount].join('\0');
    const nth = (near.get(row) ?? before.get(row) ?? 0) + 1;
    if (near.size >= NEAR) {
      before = near;
      near = new Map();
    }
    near.set(row, nth);
    return digestOfText(`${row}\0${nth}`);
  };
}
