import {
  type AtomFeed,
  DetectError,
  MalformedError,
  ParseError,
  parseFeed,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith';
import type { Document, Skipped } from '../types.js';
import { decodeText, readWhole, TOO_LARGE } from './bytes.js';
import { dayIn } from './days.js';
import { hostOf, idOf, type Origin } from './origin.js';
import { readPage } from './page.js';
import { isBlank } from './text.js';

/**
 * Reads the items of an RSS 2.0, RDF or Atom feed. Entities that a feed declares itself are not expanded, and a feed
 * larger than 8 MiB is refused. Markup inside titles and texts is taken off. The day is the one the feed writes for the
 * item's publication, or else for its last change.
 */
export async function* readFeed(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
): AsyncGenerator<Document | Skipped> {
  const whole = await readWhole(bytes);
  if (whole) yield* feedItems(whole, { place, url: '' });
  else yield { place, reason: TOO_LARGE };
}

/** The items of a feed, with what is known of where it came from. */
export function feedItems(bytes: Uint8Array, origin: Origin): (Document | Skipped)[] {
  const feed = parse(decodeText(bytes, origin.charset));
  if (typeof feed === 'string') return [{ place: origin.place, reason: feed }];
  return feed.items.map((item, i) => toDocument(item, feed, `${origin.place}#${i + 1}`));
}

/** What all three formats say of an item, as they write it; undefined where they do not. */
interface Item {
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly title: string | undefined;
  readonly text: string | undefined;
  readonly date: string | undefined;
}

interface Feed {
  readonly title: string;
  readonly language: string;
  readonly items: readonly Item[];
}

/** The feed a text holds, or what is wrong with it. */
function parse(text: string): Feed | string {
  try {
    return toFeed(parseFeed(text));
  } catch (error) {
    if (error instanceof DetectError) return 'neither RSS nor RDF nor Atom';
    if (error instanceof ParseError || error instanceof MalformedError)
      return 'the feed is not well-formed, perhaps cut short; fetch it again';
    throw error;
  }
}

function toFeed(parsed: ReturnType<typeof parseFeed<string>>): Feed | string {
  if (parsed.format === 'json') return 'a JSON feed; RSS, RDF and Atom are read';
  if (parsed.format === 'atom') {
    const { title, xml, entries = [] } = parsed.feed;
    return { title: title?.value ?? '', language: xml?.lang ?? '', items: entries.map(atomItem) };
  }
  const { title = '', dc } = parsed.feed;
  const stated = parsed.format === 'rss' ? parsed.feed.language : undefined;
  const items =
    parsed.format === 'rss'
      ? parsed.feed.items?.map((item) => rssItem(item, item.guid?.value, item.pubDate))
      : parsed.feed.items?.map((item) => rssItem(item, item.rdf?.about, undefined));
  return { title, language: stated ?? dc?.languages?.[0] ?? '', items: items ?? [] };
}

function rssItem(
  { link, title, description, content, dc }: Partial<RssFeed.Item<string> & RdfFeed.Item<string>>,
  id: string | undefined,
  published: string | undefined,
): Item {
  return { id, link, title, text: content?.encoded ?? description, date: published ?? dc?.dates?.[0] };
}

function atomItem({
  id,
  links = [],
  title,
  content,
  summary,
  published,
  updated,
}: AtomFeed.Entry<string>): Item {
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  return {
    id,
    link: link?.href,
    title: title?.value,
    text: content?.value ?? summary?.value,
    date: published ?? updated,
  };
}

function toDocument(item: Item, feed: Feed, place: string): Document | Skipped {
  const skip = (reason: string): Skipped => ({ place, reason });
  const url = [item.link, item.id].find((address) => hostOf(address ?? '') !== '') ?? '';
  const id = idOf(item.id ?? url);
  if (isBlank(id)) return skip('neither id nor link');
  const date = dayIn(item.date ?? '');
  if (date === undefined) return skip('no date that is a day of the calendar');
  const title = plain(item.title ?? '').join(' ');
  const body = plain(item.text ?? '').join('\n');
  if (title === '' && body === '') return skip('neither title nor text');
  return {
    id,
    date,
    title,
    body,
    language: feed.language.slice(0, 2).toLowerCase(),
    source: plain(feed.title).join(' ') || hostOf(url),
    url,
  };
}

const plain = (html: string): string[] => readPage(html, new Set()).blocks.map(({ text }) => text);
