import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { UsageError } from '../error.js';
import { decodeText } from '../readers/bytes.js';
import { type Links, linksIn } from '../readers/links.js';
import { VERSION } from '../version.js';
import type { Archive } from './archive.js';
import { type Effects, REAL } from './effects.js';
import { type Answer, politely, ROBOT } from './hosts.js';
import { type Manifest, manifestOf, openManifest, readManifest, type Visit } from './manifest.js';
import { type Exchange, type Limits, REDIRECTS, redirectOf, request, webAddress } from './request.js';

export interface FetchOptions {
  /** Seconds between a response and the next request to the same host; a longer Crawl-delay is kept. */
  readonly delay?: number;
  /** Seconds until a response must be complete. */
  readonly timeout?: number;
  /** Bytes of one response. */
  readonly size?: number;
  /** Where the people of a site can reach those who fetch; named in every request. */
  readonly contact?: string;
  /** Ask again for what an earlier run has, and note what was changed or is gone. */
  readonly again?: boolean;
  readonly signal?: AbortSignal;
  readonly progress?: (text: string) => void;
  readonly effects?: Partial<Effects>;
}

/** What a run did, in addresses. */
export interface FetchSummary {
  readonly archive: string;
  readonly manifest: string;
  readonly listed: number;
  /** With content in the archive from an earlier run, or known to have none, and not asked for. */
  readonly kept: number;
  readonly fetched: number;
  /** Asked for again and the same. */
  readonly unchanged: number;
  readonly changed: readonly string[];
  /** Had by an earlier visit and absent now. */
  readonly gone: readonly string[];
  /** Without content; settled where another run will bring none either. */
  readonly failed: readonly { readonly url: string; readonly reason: string; readonly settled: boolean }[];
  /** Whether the signal ended the run before the list was through. */
  readonly stopped: boolean;
}

const NOT_ASKED = new AbortController().signal;

/**
 * Fetches the pages of a list into a web archive: a file of addresses, or the address of a sitemap, feed or such a file.
 * Nothing is interpreted beyond finding addresses in the list. A manifest beside the archive says what became of each;
 * a run that was stopped is gone on with, and the archive always ends at a whole record.
 * @throws {UsageError} if the list or the files cannot be used.
 */
export async function fetchPages(
  list: string,
  archivePath: string,
  options: FetchOptions = {},
): Promise<FetchSummary> {
  if (!archivePath.endsWith('.warc.gz'))
    throw new UsageError(`${archivePath}: the archive is a compressed WARC; give it a name in .warc.gz`);
  const address = webAddress(list);
  const listed = address === undefined ? await addressesIn(list) : undefined;
  const effects: Effects = { ...REAL, ...options.effects };
  const path = manifestOf(archivePath);
  const known = await readManifest(path);
  // Loaded with its writer of records only when something is fetched.
  const { openArchive } = await import('./archive.js');
  const archive = await openArchive(archivePath, known.end, effects.now());
  try {
    const manifest = await openManifest(path, known);
    try {
      const get = getter(archive, options, effects);
      const crawl: Crawl = { archive, known, add: manifest.add, options, effects, get };
      const found = await run(crawl, async () => listed ?? (await listedAt(address ?? '', crawl)));
      return { archive: archivePath, manifest: path, ...found };
    } finally {
      await manifest.close();
    }
  } finally {
    await archive.close();
  }
}

interface Crawl {
  readonly archive: Archive;
  readonly known: Manifest;
  readonly add: (visit: Visit) => Promise<void>;
  readonly options: FetchOptions;
  readonly effects: Effects;
  readonly get: (url: string, more: Readonly<Record<string, string>>) => Promise<Answer>;
}

/** Asks politely and archives every response, those of robots.txt and redirects among them. */
function getter(archive: Archive, options: FetchOptions, effects: Effects): Crawl['get'] {
  const { delay = 2, timeout = 60, size = 50 * 2 ** 20, contact, signal = NOT_ASKED } = options;
  const limits: Limits = { timeout, size };
  const agent = `${ROBOT}/${VERSION} (${contact ?? 'archives public pages, one request at a time'})`;
  return politely(
    async (url, more) => {
      const answer = await request(
        url,
        { 'user-agent': agent, accept: '*/*', ...more },
        limits,
        effects,
        signal,
      );
      if ('body' in answer) await archive.add(answer);
      return answer;
    },
    delay * 1000,
    effects,
    signal,
  );
}

/** Headers that let a server say that what an earlier visit has is still so. */
const conditions = ({ etag, modified }: Partial<Visit>): Record<string, string> => ({
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(modified === undefined ? {} : { 'if-modified-since': modified }),
});

async function run(
  crawl: Crawl,
  list: () => Promise<readonly string[]>,
): Promise<Omit<FetchSummary, 'archive' | 'manifest'>> {
  const { signal = NOT_ASKED, again, progress } = crawl.options;
  const visits: Visit[] = [];
  let urls: readonly string[] = [];
  let kept = 0;
  try {
    urls = [...new Set(await list())];
    for (const [i, url] of urls.entries()) {
      if (!again && crawl.known.last.get(url)?.settled) {
        kept += 1;
        continue;
      }
      progress?.(`${i + 1} of ${urls.length}: ${url}`);
      const visit = await visitPage(url, crawl);
      await crawl.add(visit);
      visits.push(visit);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const found = (what: string) => visits.filter(({ since }) => since?.found === what).map(({ url }) => url);
  return {
    listed: urls.length,
    kept,
    fetched: visits.filter(({ status }) => status === 200).length,
    unchanged: visits.filter(({ status }) => status === 304).length,
    changed: found('changed'),
    gone: found('gone'),
    failed: visits.flatMap(({ url, reason, settled }) =>
      reason === undefined ? [] : [{ url, reason, settled }],
    ),
    stopped: signal.aborted,
  };
}

/** The addresses in a file. */
async function addressesIn(list: string): Promise<string[]> {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(list)) throw new UsageError(`${list}: only http and https are fetched`);
  const bytes = await readFile(list).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${list} cannot be read (${error.code}); name a file of addresses, or the address of a sitemap or feed`,
    );
  });
  const pages = checked(linksIn(textOf(bytes, list)).pages, list);
  if (pages.length === 0) throw new UsageError(`${list} names no address; write one a line`);
  return pages;
}

/** Sitemap indexes may point to sitemaps, but not without end. */
const LISTS = 1000;

async function listedAt(address: string, crawl: Crawl): Promise<string[]> {
  const lists = [address];
  const pages: string[] = [];
  for (const list of lists) {
    crawl.options.progress?.(`list ${list}`);
    const { answer, url } = await follow(list, crawl);
    if ('reason' in answer) throw new UsageError(`${list}: ${answer.reason}`);
    if (answer.status !== 200) throw new UsageError(`${list}: the server answers ${answer.status}`);
    const links: Links = linksIn(textOf(answer.body, list));
    pages.push(...checked(links.pages, list, url));
    for (const next of checked(links.lists, list, url))
      if (!lists.includes(next) && lists.length < LISTS) lists.push(next);
  }
  if (pages.length === 0) throw new UsageError(`${address} names no page; give a sitemap, a feed or a list`);
  return pages;
}

function textOf(bytes: Uint8Array, list: string): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return decodeText(bytes);
  try {
    return decodeText(gunzipSync(bytes, { maxOutputLength: 2 ** 28 }));
  } catch (error) {
    throw new UsageError(`${list} cannot be decompressed (${(error as Error).message})`);
  }
}

function checked(addresses: readonly string[], list: string, base?: string): string[] {
  return addresses.map((address) => {
    const url = webAddress(address, base);
    if (url === undefined)
      throw new UsageError(`${list}: "${address.slice(0, 100)}" is not an http or https address`);
    return url;
  });
}

/** Asks for an address and for what it redirects to. */
async function follow(
  url: string,
  crawl: Crawl,
  held?: Visit,
): Promise<{ readonly answer: Answer; readonly url: string }> {
  const seen = [url];
  for (;;) {
    const at = seen.at(-1) as string;
    const answer = await crawl.get(at, at === (held?.final ?? held?.url) ? conditions(held ?? {}) : {});
    const target = 'reason' in answer ? undefined : redirectOf(answer);
    if (target === undefined) return { answer, url: at };
    if (seen.includes(target)) return { answer: failure('the redirects go in a circle'), url: at };
    if (seen.length > REDIRECTS) return { answer: failure(`more than ${REDIRECTS} redirects`), url: at };
    seen.push(target);
  }
}

const failure = (reason: string): Answer => ({ reason, settled: true });

async function visitPage(url: string, crawl: Crawl): Promise<Visit> {
  const held = crawl.known.held.get(url);
  const { answer, url: final } = await follow(url, crawl, held);
  return {
    url,
    time: ('time' in answer ? answer.time : crawl.effects.now()).toISOString(),
    ...(final === url ? {} : { final }),
    ...('reason' in answer
      ? { status: null, reason: answer.reason, settled: answer.settled }
      : describe(answer, held)),
    end: crawl.archive.length(),
  };
}

type Described = Omit<Visit, 'url' | 'time' | 'final' | 'end'>;

/** What a response says of the content, beside what an earlier visit had. */
function describe({ status, headers, body }: Exchange, held: Visit | undefined): Described {
  const before = held?.sha256 === undefined ? undefined : { time: held.time, sha256: held.sha256 };
  if (status === 304) return { status, settled: true };
  if (status !== 200) {
    const absent = status === 404 || status === 410;
    return {
      status,
      reason: `the server answers ${status}`,
      settled: absent,
      ...(absent && before ? { since: { ...before, found: 'gone' } } : {}),
    };
  }
  const sha256 = createHash('sha256').update(body).digest('hex');
  const etag = headers.get('etag');
  const modified = headers.get('last-modified');
  return {
    status,
    sha256,
    ...(etag === null ? {} : { etag }),
    ...(modified === null ? {} : { modified }),
    settled: true,
    ...(before && before.sha256 !== sha256 ? { since: { ...before, found: 'changed' } } : {}),
  };
}
