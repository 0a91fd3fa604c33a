import { WARCRecord, WARCSerializer } from 'warcio';

export interface Response {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly date?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly warcHeaders?: Readonly<Record<string, string>>;
}

/** One response record, not compressed, with digests as `tierline fetch` writes them. */
export function responseRecord(response: Response): Promise<Uint8Array> {
  const { url, body, date = '2025-01-02T03:04:05Z', status = 200, headers, warcHeaders = {} } = response;
  const record = WARCRecord.create(
    {
      url,
      date,
      type: 'response',
      warcVersion: 'WARC/1.1',
      statusline: `HTTP/1.1 ${status} Said`,
      httpHeaders: { 'Content-Type': 'text/html', ...headers },
      warcHeaders: { 'WARC-Record-ID': '<urn:uuid:00000000-0000-0000-0000-000000000000>', ...warcHeaders },
    },
    [typeof body === 'string' ? new TextEncoder().encode(body) : body],
  );
  return WARCSerializer.serialize(record, { digest: { algo: 'sha-256', prefix: 'sha256:', base32: false } });
}

export const archive = async (...responses: Response[]): Promise<Buffer> =>
  Buffer.concat(await Promise.all(responses.map(responseRecord)));
