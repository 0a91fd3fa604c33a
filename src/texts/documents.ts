import { createReadStream } from 'node:fs';
import { readFile as readWholeFile } from 'node:fs/promises';
import { UsageError } from '../error.js';
import { filesIn } from '../files/files.js';
import { gunzip } from '../files/gunzip.js';
import { type Deletion, readDeletions } from '../readers/deletions.js';
import type { Document, Skipped } from '../types.js';

type Bytes = AsyncIterable<Uint8Array>;
type Reader = (bytes: Bytes, place: string) => AsyncGenerator<Document | Skipped>;

/** A reader is loaded with its parsers when a file needs it. What tells a format: how a file's name ends once `.gz` is off, and, failing that, how its text starts. */
interface Format {
  readonly load: () => Promise<Reader>;
  readonly endings: RegExp;
  readonly starts: RegExp;
}

const FORMATS: readonly Format[] = [
  {
    load: async () => (await import('../readers/jsonl.js')).readJsonl,
    endings: /\.(?:jsonl|ndjson)$/i,
    starts: /^\s*\{/,
  },
  { load: async () => (await import('../readers/warc.js')).readWarc, endings: /\.warc$/i, starts: /^WARC\// },
  {
    load: async () => (await import('../readers/feed.js')).readFeed,
    endings: /\.(?:xml|rss|rdf|atom)$/i,
    starts: /^\s*<(?:\?xml|rss|rdf|feed)\b/i,
  },
  {
    load: async () => (await import('../readers/html.js')).readHtml,
    endings: /\.(?:html?|xhtml|kcmsf)$/i,
    starts: /^\s*<(?:!doctype|html|head|body|!--)/i,
  },
  {
    load: async () => (await import('../readers/csv-documents.js')).readCsvDocuments,
    endings: /\.csv$/i,
    starts: /^"?id"?,"?date"?,/i,
  },
  {
    load: async () => (await import('../readers/plain-text.js')).readPlainText,
    endings: /\.txt$/i,
    starts: /^[^\n]+\n(?:date|url|source|language):/i,
  },
];

/** What a crawl writes down beside its archive is no document. */
const MANIFEST = /\.manifest\.jsonl$/;

/**
 * Reads the documents of files and folders in the order given; a folder is read through in the order of its paths, `-`
 * stands for standard input. The format is told by name and first bytes, and gzip is undone. What cannot be read is
 * yielded as skipped, and reading goes on behind it.
 * @throws {UsageError} before anything is read, if a path is not there.
 */
export async function* readDocuments(
  paths: readonly string[],
  stdin: Bytes = process.stdin,
): AsyncGenerator<Document | Skipped> {
  for (const path of await documentFiles(paths)) {
    if (path === '-') yield* readStream(stdin, 'standard input');
    else yield* readFile(path);
  }
}

/**
 * The files that some paths stand for, in the order in which their documents are read.
 * @throws {UsageError} if a path is not there.
 */
export async function documentFiles(paths: readonly string[]): Promise<string[]> {
  return (await Promise.all(paths.map(filesOf))).flat();
}

/**
 * What crawls into the archives among some files and folders found gone, in the order of the files; told by the manifests
 * beside the archives.
 */
export async function deletionsIn(paths: readonly string[]): Promise<Deletion[]> {
  const files = await Promise.all(paths.map(filesOf));
  const manifests = files.flat().map((file) =>
    readWholeFile(`${file}.manifest.jsonl`, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''; // No archive of a crawl.
      throw new UsageError(`${file}.manifest.jsonl cannot be read (${error.code})`);
    }),
  );
  return (await Promise.all(manifests)).flatMap(readDeletions);
}

/** The files a path stands for; hidden ones and manifests are none. */
async function filesOf(path: string): Promise<string[]> {
  if (path === '-') return [path];
  const files = await filesIn(path, 'a file, a folder or - for standard input');
  // A manifest that is named itself is taken at its word.
  return files.filter((file) => file === path || !MANIFEST.test(file));
}

async function* readFile(path: string): AsyncGenerator<Document | Skipped> {
  // Its columns are found from its end, so that it is no stream of bytes.
  if (/\.parquet$/i.test(path)) {
    yield* (await import('./parquet-documents.js')).readParquetDocuments(path);
    return;
  }
  const stream = createReadStream(path, { highWaterMark: 2 ** 18 });
  try {
    yield* readStream(stream, path);
  } finally {
    stream.destroy();
  }
}

async function* readStream(bytes: Bytes, place: string): AsyncGenerator<Document | Skipped> {
  try {
    const raw = await peek(bytes);
    const { start, rest } = isGzip(raw.start) ? await peek(gunzip(raw.rest)) : raw;
    const format = formatOf(place, start);
    if (format) yield* (await format.load())(rest, place);
    else
      yield {
        place,
        reason: 'no format that is read; give JSON lines, CSV, Parquet, WARC, HTML, RSS, Atom or text (.txt)',
      };
  } catch (error) {
    const reason = explain(error as NodeJS.ErrnoException);
    if (reason === undefined) throw error;
    yield { place, reason };
  }
}

/** Bytes enough to tell a format by. */
const START = 512;

/** The first bytes of a stream, and the whole stream with them. */
async function peek(bytes: Bytes): Promise<{ start: Uint8Array; rest: Bytes }> {
  const chunks = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let failure: unknown;
  while (length < START && failure === undefined) {
    const next = await chunks.next().catch((error) => {
      failure = error;
      return { done: true } as const;
    });
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  return {
    start: Buffer.concat(first).subarray(0, START),
    rest: (async function* () {
      yield* first;
      if (failure !== undefined) throw failure;
      yield* { [Symbol.asyncIterator]: () => chunks };
    })(),
  };
}

const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

function formatOf(place: string, start: Uint8Array): Format | undefined {
  const name = place.replace(/\.gz$/i, '');
  const text = Buffer.from(start)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  return FORMATS.find(({ endings }) => endings.test(name)) ?? FORMATS.find(({ starts }) => starts.test(text));
}

/** What stopped the reading of a file, if it was the outside: the file, the pipe or the compressed data. */
function explain({ code, message }: NodeJS.ErrnoException): string | undefined {
  if (code === 'Z_BUF_ERROR')
    return 'the gzip data end early; what stood before was read, the rest is missing';
  if (code?.startsWith('Z_')) return `the gzip data are damaged (${message}); what stood before was read`;
  return code && `cannot be read to its end (${code})`;
}
