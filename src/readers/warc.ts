import { createHash } from 'node:crypto';
import { AsyncIterReader, type LimitReader, WARCParser, type WARCRecord } from 'warcio';
import type { Day, Document, Skipped } from '../types.js';
import { readWhole, TOO_LARGE, WHOLE_CAP } from './bytes.js';
import { isDay } from './days.js';
import { feedItems } from './feed.js';
import { pageItems } from './html.js';
import { join } from './lines.js';
import type { Origin } from './origin.js';
import { oneLine } from './text.js';

/** A document out of an archive, with the digest of the bytes it was read from and the day they were fetched. */
export interface ArchivedDocument extends Document {
  /** `sha256:` and the hexadecimal digest of the payload as stored. */
  readonly payload: string;
  readonly captured: Day;
}

/**
 * Reads the pages and feeds of a decompressed WARC file, responses of status 200 only; requests, revisits, other
 * types of content and other statuses are passed over. A page that its stated SHA-256 digest does not fit, or that is
 * cut short, is skipped, and so is what is no record at all.
 */
export async function* readWarc(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
): AsyncGenerator<ArchivedDocument | Skipped> {
  let header = 0;
  const parser = new WARCParser(
    (async function* () {
      for await (const chunk of inLarger(bytes)) {
        header += chunk.length;
        if (header > WHOLE_CAP) throw new Error('a record header has no end');
        yield chunk;
      }
    })(),
  );
  let lost = false;
  try {
    for (let record = await parser.parse(); record; record = await parser.parse()) {
      const known = record.warcHeaders.statusline.startsWith('WARC/');
      if (!known && !lost) yield { place, reason: 'bytes between two records that are no record' };
      lost = !known;
      header = Number.NEGATIVE_INFINITY;
      if (known) yield* readRecord(record, place);
      // warcio itself would wait for ever for what a cut record lacks.
      if (!(await isWhole(record))) {
        yield { place: placeOf(place, record), reason: 'the record is cut short; nothing comes after it' };
        return;
      }
      header = 0;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    yield {
      place,
      reason: `the archive is damaged (${oneLine((error as Error).message)}); the rest is missing`,
    };
  }
}

/** Chunks of at least 64 bytes: warcio finds the end of a header only in chunks longer than that end. */
async function* inLarger(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    length += chunk.length;
    if (length < 64) continue;
    yield join(held, length);
    held = [];
    length = 0;
  }
  if (length > 0) yield join(held, length);
}

/** Passes over what is left of a record; false where the archive ends before it. */
async function isWhole(record: WARCRecord): Promise<boolean> {
  const reader = record.reader as LimitReader;
  for await (const _ of reader);
  return reader.limit <= 0;
}

const PAGE = /^(?:text\/html|application\/xhtml\+xml)\b/i;
const FEED = /^(?:text|application)\/(?:(?:rss|atom|rdf)\+)?xml\b/i;

const urlOf = (record: WARCRecord): string => oneLine(record.warcTargetURI ?? '').replace(/^<|>$/g, '');
const placeOf = (archive: string, record: WARCRecord): string => `${archive}: ${urlOf(record)}`;

async function* readRecord(record: WARCRecord, archive: string): AsyncGenerator<ArchivedDocument | Skipped> {
  if (record.warcType !== 'response' || Number(record.httpHeaders?.statusCode) !== 200) return;
  const type = record.httpHeaders?.headers.get('content-type') ?? '';
  if (!PAGE.test(type) && !FEED.test(type)) return;
  const place = placeOf(archive, record);
  const stored = await storedPayload(record);
  if (stored === undefined) return;
  const payload = `sha256:${createHash('sha256').update(stored).digest('hex')}`;
  const content = await readPayload(stored, payload, record);
  if (typeof content === 'string') {
    yield { place, reason: content };
    return;
  }
  const captured = record.warcDate?.slice(0, 10) ?? '';
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1];
  const origin: Origin = {
    place,
    url: urlOf(record),
    ...(isDay(captured) ? { captured } : {}),
    ...(charset === undefined ? {} : { charset }),
  };
  for (const item of FEED.test(type) ? feedItems(content, origin) : pageItems(content, origin))
    yield 'reason' in item ? item : { ...item, payload, captured };
}

const ALTERED = 'the bytes do not fit the digest in the archive; they were changed or damaged';

/** The content of a payload, or why it is not used. */
async function readPayload(
  stored: Uint8Array,
  digest: string,
  record: WARCRecord,
): Promise<Uint8Array | string> {
  if (stored.length > WHOLE_CAP) return TOO_LARGE;
  return fitsDigest(digest, record) ? decodePayload(stored, record) : ALTERED;
}

/** Whether a payload has the digest its record states; one in another algorithm is not checked. */
function fitsDigest(payload: string, record: WARCRecord): boolean {
  const stated = record.warcPayloadDigest ?? '';
  return !/^sha256:[\da-f]{64}$/.test(stated) || stated === payload;
}

/** The payload as stored, up to one byte beyond what is read; undefined where it is cut short. */
async function storedPayload(record: WARCRecord): Promise<Uint8Array | undefined> {
  const reader = record.reader as LimitReader;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of reader) {
    if (length <= WHOLE_CAP) pieces.push(piece);
    length += piece.length;
  }
  return reader.limit <= 0
    ? join(
        pieces,
        pieces.reduce((sum, piece) => sum + piece.length, 0),
      )
    : undefined;
}

/** Bytes given to decompression at once, which bounds what comes out. */
const STEP = 2 ** 14;

/** The payload without transfer and content encoding, or why it is not used. */
async function decodePayload(stored: Uint8Array, record: WARCRecord): Promise<Uint8Array | string> {
  const header = (name: string) => (record.httpHeaders?.headers.get(name) ?? '').toLowerCase().trim();
  const encoding = header('content-encoding').replace(/^(?:identity|x-)/, '');
  if (!['', 'gzip', 'deflate'].includes(encoding)) return `content encoding ${encoding} is not read`;
  const pieces = (function* () {
    for (let at = 0; at < stored.length; at += STEP) yield stored.subarray(at, at + STEP);
  })();
  const chunked = header('transfer-encoding') === 'chunked';
  return (await readWhole(new AsyncIterReader(pieces, encoding || null, chunked))) ?? TOO_LARGE;
}
