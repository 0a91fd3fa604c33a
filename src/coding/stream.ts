import { setImmediate as nextTurn } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { Codebook, Coding, Document, Skipped } from '../types.js';
import { type Coder, compileCoder, type States } from './code.js';
import { type EventTracker, trackEvents } from './events.js';

/** A coding with the event it tells of; null where the item is not relational. */
export interface EventCoding extends Coding {
  readonly event: string | null;
}

/** What a document is to those before it, where they are compared; `first` is the first of its group. */
export interface VersionOf {
  readonly kind: 'first' | 'copy' | 'edit' | 'repeat';
  /** Id of the first of the group. */
  readonly of: string;
}

/** A document with its rows, or what was passed over and why. */
export type Coded =
  | {
      readonly document: Document;
      readonly codings: readonly EventCoding[];
      /** Null where documents are not compared. */
      readonly version: VersionOf | null;
    }
  | Skipped;

export interface CodeOptions {
  readonly threads?: number;
  readonly states?: States;
  /** Says what each document is to those before it; a later version tells of the events of the first. */
  readonly versionOf?: (document: Document) => VersionOf;
}

/** Memory of a further thread: the lexicon and a batch need far less, but an engine takes what it is given. */
const HEAP_MB = 128;
/** Documents that a thread codes at a time, or fewer if their texts are as long as this. */
const BATCH = 250;
const BATCH_UNITS = 2 ** 20;
/** Batches that a further thread has before it, so that it never waits for the next. */
const AHEAD = 2;
/** Batches under way per thread, coded or not, until the first of them is done: few enough to keep memory flat. */
const MOST = 3;

/**
 * Codes a stream of documents in its order. A stream longer than one batch is coded in threads, of which this one
 * is the first; what they get ahead is bounded, so that memory does not grow with the stream but for one entry per event.
 */
export async function* codeDocuments(
  documents: AsyncIterable<Document | Skipped>,
  codebook: Codebook,
  { threads = 2, states = 'all', versionOf }: CodeOptions = {},
): AsyncGenerator<Coded> {
  const eventOf: EventOfFirst = versionOf ? eventsOfFirsts(trackEvents(codebook)) : trackEvents(codebook);
  for await (const { items, rows } of inOrder(documents, { codebook, states }, threads)) {
    let next = 0;
    for (const item of items) {
      if ('reason' in item) yield item;
      else {
        const version = versionOf?.(item) ?? null;
        const codings = (rows[next++] as Coding[]).map((coding) => ({
          ...coding,
          event: eventOf(item, coding, version?.of),
        }));
        yield { document: item, codings, version };
      }
    }
  }
}

type EventOfFirst = (document: Document, coding: Coding, of?: string) => string | null;

/** Lets a later version tell of the event that its first told of, with the same state, and of no other. */
function eventsOfFirsts(track: EventTracker): EventOfFirst {
  const told = new Map<string, string>();
  return (document, coding, of) => {
    const key = `${of} ${coding.partner}`;
    const known = coding.values.act === null ? undefined : told.get(key);
    const event = known ?? track(document, coding);
    if (event !== null && known === undefined) told.set(key, event);
    return event;
  };
}

/** What a thread has to know. */
interface Work {
  readonly codebook: Codebook;
  readonly states: States;
}

interface Batch {
  readonly items: readonly (Document | Skipped)[];
  readonly rows: readonly Coding[][];
}

/** What is coded at a time, and how long its texts are. */
interface Share {
  readonly items: readonly (Document | Skipped)[];
  readonly units: number;
}

/**
 * Batches with their rows, as they came. Further threads are started when a second batch shows that they pay. They are given
 * what they have room for; the rest, and documents too long for their memory, are coded here.
 */
async function* inOrder(
  documents: AsyncIterable<Document | Skipped>,
  work: Work,
  threads: number,
): AsyncGenerator<Batch> {
  let coder: Coder | undefined;
  let others: Threads | undefined;
  const under: Promise<Batch>[] = [];
  const start = async ({ items, units }: Share): Promise<Batch> => {
    const texts = items.filter((item): item is Document => !('reason' in item));
    if (others && others.room > 0 && units <= 2 * BATCH_UNITS)
      return { items, rows: await others.code(texts) };
    coder ??= compileCoder(work.codebook, work.states);
    return { items, rows: texts.map(coder) };
  };
  try {
    for await (const share of shares(documents)) {
      if (under.length >= threads * MOST) yield (await under.shift()) as Batch;
      if (isFull(share) && threads > 1 && under.length > 0) others ??= startThreads(work, threads - 1);
      const batch = start(share);
      // What fails is told when its turn comes; where nobody reads on, nobody is told.
      batch.catch(() => {});
      under.push(batch);
      // A source without pauses would keep the answers of the threads out.
      if (others) await nextTurn();
    }
    while (under.length > 0) yield (await under.shift()) as Batch;
  } finally {
    await others?.stop();
  }
}

/** Threads beside this one. */
interface Threads {
  /** Batches that they can be given now; none until one of them is ready. */
  readonly room: number;
  readonly code: (documents: readonly Document[]) => Promise<Coding[][]>;
  readonly stop: () => Promise<void>;
}

function startThreads(work: Work, count: number): Threads {
  const pool = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    workerData: work,
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: AHEAD,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 8 },
  });
  let room = 0;
  const open = () => {
    room = count * AHEAD;
  };
  // What keeps a thread from starting is told by the first batch that it is given.
  pool.run([]).then(open, open);
  return {
    get room() {
      return room;
    },
    code: async (documents) => {
      room--;
      const rows = (await pool.run(documents)) as Coding[][];
      room++;
      return rows;
    },
    stop: () => pool.destroy(),
  };
}

const isFull = ({ items, units }: Share) => items.length >= BATCH || units >= BATCH_UNITS;

async function* shares(documents: AsyncIterable<Document | Skipped>): AsyncGenerator<Share> {
  let items: (Document | Skipped)[] = [];
  let units = 0;
  for await (const item of documents) {
    items.push(item);
    if (!('reason' in item)) units += item.title.length + item.body.length;
    if (!isFull({ items, units })) continue;
    yield { items, units };
    items = [];
    units = 0;
  }
  if (items.length > 0) yield { items, units };
}
