import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { STATUS_CODES } from 'node:http';
import { WARCRecord, WARCSerializer } from 'warcio';
import { UsageError } from '../error.js';
import { VERSION } from '../version.js';
import type { Exchange } from './request.js';

/** A web archive that is only ever added to, in whole records. */
export interface Archive {
  /** Bytes written so far. */
  readonly length: () => number;
  /** Adds a request and its response, or, for an answer of 304, a revisit. */
  readonly add: (exchange: Exchange) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an archive to add to, of which a manifest describes so many bytes; without one, null, it must not be there yet.
 * What stands behind those bytes is of a run that was stopped inside a record, and is cut off.
 * @throws {UsageError} if the file cannot be written or is not the one described.
 */
export async function openArchive(path: string, described: number | null, time: Date): Promise<Archive> {
  const file = await open(path, 'a').catch((error) => refuse(path, error));
  const { size } = await file.stat();
  if (described === null ? size > 0 : size < described) {
    await file.close();
    throw new UsageError(
      `${path} is not what ${described === null ? 'a manifest' : 'its manifest'} describes; put back the file that belongs to it, or choose another name`,
    );
  }
  await file.truncate(described ?? 0);
  let end = described ?? 0;
  const write = async (bytes: Uint8Array) => {
    await file.appendFile(bytes).catch((error) => refuse(path, error));
    end += bytes.length;
  };
  if (end === 0) await write(await serialize(infoRecord(time)));
  return {
    length: () => end,
    add: async (exchange) => {
      for (const record of recordsOf(exchange)) await write(await serialize(record));
    },
    close: () => file.close(),
  };
}

function refuse(path: string, { code }: NodeJS.ErrnoException): never {
  throw new UsageError(`${path} cannot be written (${code}); what it has so far is whole`);
}

const DIGEST: NonNullable<ConstructorParameters<typeof WARCSerializer>[1]> = {
  gzip: true,
  digest: { algo: 'sha-256', prefix: 'sha256:', base32: false },
};
const serialize = (record: WARCRecord) => WARCSerializer.serialize(record, DIGEST);

const second = (time: Date) => `${time.toISOString().slice(0, 19)}Z`;

/** An id made of what the record is, so that the same responses give the same bytes. */
function recordId(...parts: string[]): string {
  const hash = createHash('sha256').update(parts.join('\0')).digest('hex');
  return `<urn:uuid:${[hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')}>`;
}

function infoRecord(time: Date): WARCRecord {
  return WARCRecord.createWARCInfo(
    {
      date: second(time),
      warcVersion: 'WARC/1.1',
      warcHeaders: { 'WARC-Record-ID': recordId('warcinfo', second(time)) },
    },
    { software: `tierline/${VERSION}`, format: 'WARC File Format 1.1', robots: 'obey' },
  );
}

/** Headers of the bytes on the wire that do not hold for the decoded body. */
const OF_THE_WIRE = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

function recordsOf({ url, time, sent, status, statusText, headers, body }: Exchange): WARCRecord[] {
  const { pathname, search, host } = new URL(url);
  const digest = createHash('sha256').update(body).digest('hex');
  const id = recordId('response', url, time.toISOString(), digest);
  const create = (type: 'request' | 'response' | 'revisit', options: object, reader: Uint8Array[]) =>
    WARCRecord.create({ url, date: second(time), type, warcVersion: 'WARC/1.1', ...options }, reader);
  const response = create(
    status === 304 ? 'revisit' : 'response',
    {
      statusline: `HTTP/1.1 ${status} ${statusText || (STATUS_CODES[status] ?? '')}`.trim(),
      httpHeaders: [
        ...[...headers].map(([name, value]) => [OF_THE_WIRE.has(name) ? `X-Orig-${name}` : name, value]),
        ['content-length', String(body.length)],
      ],
      warcHeaders: {
        'WARC-Record-ID': id,
        ...(status === 304
          ? { 'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/server-not-modified' }
          : {}),
      },
    },
    [body],
  );
  const request = create(
    'request',
    {
      statusline: `GET ${pathname}${search} HTTP/1.1`,
      httpHeaders: [['host', host], ...Object.entries(sent)],
      warcHeaders: {
        'WARC-Record-ID': recordId('request', url, time.toISOString(), digest),
        'WARC-Concurrent-To': id,
      },
    },
    [],
  );
  return [response, request];
}
