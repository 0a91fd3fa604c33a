import type { Effects } from './effects.js';

/** One request and its response. */
export interface Exchange {
  readonly url: string;
  readonly time: Date;
  readonly sent: Readonly<Record<string, string>>;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** Without content encoding. */
  readonly body: Uint8Array;
}

export interface Limits {
  /** Seconds until a response must be complete. */
  readonly timeout: number;
  /** Bytes of a response that are taken. */
  readonly size: number;
}

/** Why there is no response, and whether another try may bring one. */
export interface Failure {
  readonly reason: string;
  readonly again: boolean;
}

/**
 * Asks for one address, without following redirects.
 * @throws only where the signal says to stop.
 */
export async function request(
  url: string,
  sent: Readonly<Record<string, string>>,
  limits: Limits,
  { fetch, now }: Effects,
  signal: AbortSignal,
): Promise<Exchange | Failure> {
  const time = now();
  const until = AbortSignal.timeout(limits.timeout * 1000);
  try {
    const response = await fetch(url, {
      headers: sent,
      redirect: 'manual',
      signal: AbortSignal.any([signal, until]),
    });
    const body = await takeBody(response, limits.size);
    if (!body) return { reason: `larger than ${limits.size / 2 ** 20} MiB`, again: false };
    const { status, statusText, headers } = response;
    return { url, time, sent, status, statusText, headers, body };
  } catch (error) {
    signal.throwIfAborted();
    if (until.aborted) return { reason: `no complete response in ${limits.timeout} s`, again: true };
    return { reason: explain(error as Error), again: true };
  }
}

/** The whole body; undefined, and the connection closed, as soon as it is larger than allowed. */
async function takeBody(response: Response, size: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > size) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Node says "fetch failed" or "terminated" and keeps what happened in the cause. */
function explain({ message, cause }: Error): string {
  const { code, message: inner } = (cause ?? {}) as NodeJS.ErrnoException;
  return `the response failed (${code ?? inner ?? message})`;
}

/** Redirects that are followed for one address. */
export const REDIRECTS = 5;

/** Where a response points to, if it is a redirect to an address of the web. */
export function redirectOf({ url, status, headers }: Exchange): string | undefined {
  const location = headers.get('location');
  return status >= 300 && status < 400 && location !== null ? webAddress(location, url) : undefined;
}

/** An http or https address without fragment and credentials in normal form; undefined for anything else. */
export function webAddress(text: string, base?: string): string | undefined {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return undefined;
  url.hash = '';
  return url.href;
}
