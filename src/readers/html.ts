import type { Document, Skipped } from '../types.js';
import { decodeText, readWhole, TOO_LARGE } from './bytes.js';
import { dayIn, dayOf } from './days.js';
import { isKcna, KCNA_MARKS, kcnaItems } from './kcna-html.js';
import { hostOf, idOf, type Origin, stemOf } from './origin.js';
import { type Page, readPage } from './page.js';

const MARKS = new Set([...KCNA_MARKS, 'main', 'nav', 'header', 'footer', 'aside', 'form']);

/** Reads one saved page: one of the Korean Central News Agency by its own rules, any other by its paragraphs. */
export async function* readHtml(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
): AsyncGenerator<Document | Skipped> {
  const whole = await readWhole(bytes);
  if (whole) yield* pageItems(whole, { place, url: '' });
  else yield { place, reason: TOO_LARGE };
}

/** The items of a page, with what is known of where it came from. */
export function pageItems(bytes: Uint8Array, origin: Origin): (Document | Skipped)[] {
  const page = readPage(decodeText(bytes, origin.charset), MARKS);
  return isKcna(page, origin) ? kcnaItems(page, origin) : [anyPage(page, origin)];
}

const DATES = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dcterms.date',
  'pubdate',
  'time',
];
const APART = ['nav', 'header', 'footer', 'aside', 'form'];

/** Any other page: its first heading or title, its paragraphs, those of `article` or `main` if there are such. */
function anyPage(page: Page, { place, url }: Origin): Document | Skipped {
  const skip = (reason: string): Skipped => ({ place, reason });
  const date = dayOfPage(page, `${url} ${stemOf(place)}`);
  if (date === undefined)
    return skip('no date: neither meta, time, address nor file name give a day of the calendar');
  const texts = page.blocks.filter(
    ({ text, marks }) => text !== '' && !APART.some((mark) => marks.has(mark)),
  );
  const paragraphs = texts.filter(({ marks }) => marks.has('p'));
  const inner = paragraphs.filter(({ marks }) => marks.has('article') || marks.has('main'));
  const body = (inner.length > 0 ? inner : paragraphs).map(({ text }) => text).join('\n');
  const title = texts.find(({ marks }) => marks.has('h1'))?.text ?? page.title;
  if (title === '' && body === '') return skip('neither title nor paragraphs');
  return {
    id: url === '' ? stemOf(place) : idOf(url),
    date,
    title,
    body,
    language: page.language.slice(0, 2).toLowerCase(),
    source: page.meta.get('og:site_name') ?? hostOf(url),
    url,
  };
}

function dayOfPage({ meta }: Page, address: string): string | undefined {
  for (const name of DATES) {
    const day = dayIn(meta.get(name) ?? '');
    if (day !== undefined) return day;
  }
  const [, year, month, day] = /\/(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(address) ?? [];
  return year === undefined ? dayIn(address) : dayOf(Number(year), Number(month), Number(day));
}
