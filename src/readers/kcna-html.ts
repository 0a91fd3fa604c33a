import { addDays } from '../days.js';
import type { Day, Document, Skipped } from '../types.js';
import { dayIn, dayOf, monthOf } from './days.js';
import { idOf, type Origin, stemOf } from './origin.js';
import type { Block, Page } from './page.js';

/** The elements and classes that tell the parts of the agency's pages apart. */
export const KCNA_MARKS = [
  'article-main-title',
  'content-wrapper',
  'publish-time',
  'article',
  'h1',
  'p',
  'hr',
];

const ADDRESS = /(?:www\.)?kcna\.(?:kp|co\.jp)\/.*/i;

/** The address of a page of the agency: the one recorded, or the path under which a mirror keeps it; empty for others. */
export function kcnaAddress({ place, url }: Origin): string {
  if (url !== '') return ADDRESS.test(url) ? url : '';
  const path = ADDRESS.exec(place.replaceAll('\\', '/'))?.[0];
  return path === undefined ? '' : `http://${path}`;
}

/** Whether a page is one of the agency's, by its address or by its markup. */
export const isKcna = (page: Page, origin: Origin): boolean =>
  kcnaAddress(origin) !== '' || page.blocks.some(({ marks }) => marks.has('article-main-title'));

/**
 * The items of a page of the Korean Central News Agency, as published: dateline and closing `-0-` stay.
 *
 * kcna.kp, one item a page. To mid-2026: `.article-main-title`, lines of `.content-wrapper`, and `.publish-time` with
 * `(Juche113.3.9.)` or `(2025.12.14.)`, the Juche year being 1911 less than the common one. Since: `h1` and `p` in
 * `article`, dated only by the dateline, whose year is that of the capture or the one before.
 *
 * kcna.co.jp. To about 2008 one page a day, `/item/2004/200405/news05/27.htm`, with an item from each dateline on and
 * its title on the line before; then one item a page, `/item/2010/201007/news08/20100708-04ee.html`, under a line such
 * as `July 8 2010 Juche 99`.
 *
 * The markup of kcna.kp and the addresses of both sites were checked against two published collectors and their tests,
 * the lines of kcna.co.jp against stored text of its pages of 1998 to 2006 and a collector of its later ones. Not
 * checked against original bytes: which tags kcna.co.jp sets titles in (none is relied on), that a rule separates
 * its items (used where there is one), and any page that is not in English.
 */
export function kcnaItems(page: Page, origin: Origin): (Document | Skipped)[] {
  const url = kcnaAddress(origin);
  const items = isSingle(page) ? [readSingle(page)] : splitDay(page.blocks);
  const day = dayOfPage(page, url);
  if (items.length === 0) return [{ place: origin.place, reason: 'no item with a dateline "(KCNA)"' }];
  return items.map(({ title, lines }, i) => {
    const numbered = items.length > 1 ? `#${i + 1}` : '';
    const place = `${origin.place}${numbered}`;
    const date = day ?? dayOfDateline(lines[0] ?? '', origin.captured);
    if (title === '' && lines.length === 0) return { place, reason: 'neither title nor text' };
    if (date === undefined) return { place, reason: 'no date: neither address nor page give the year' };
    return {
      id: `${url === '' ? stemOf(origin.place) : idOf(url.replace(/#.*$/, ''))}${numbered}`,
      date,
      title,
      body: lines.join('\n'),
      language: languageOf(url, page.language, lines[0] ?? ''),
      source: url.includes('kcna.co.jp') ? 'KCNA (kcna.co.jp)' : 'KCNA (kcna.kp)',
      url: url === '' ? '' : `${url.replace(/#.*$/, '')}${numbered}`,
    };
  });
}

interface Item {
  readonly title: string;
  readonly lines: readonly string[];
}

const isSingle = ({ blocks }: Page): boolean =>
  blocks.some(({ marks }) => marks.has('article-main-title') || (marks.has('article') && marks.has('h1')));

/** The one item of a page of kcna.kp, of either markup. */
function readSingle({ blocks }: Page): Item {
  const text = (choose: (marks: ReadonlySet<string>) => boolean) =>
    blocks.filter(({ text, marks }) => text !== '' && choose(marks)).map(({ text }) => text);
  const old = text((marks) => marks.has('article-main-title'));
  return old.length > 0
    ? {
        title: old.join(' '),
        lines: text((marks) => marks.has('content-wrapper') && !marks.has('publish-time')),
      }
    : {
        title: text((marks) => marks.has('article') && marks.has('h1')).join(' '),
        lines: text((marks) => marks.has('article') && marks.has('p') && !marks.has('h1')),
      };
}

const DATELINE =
  /^\p{Lu}[\p{L} .'-]{1,40},\s*(?:(\p{L}+)\.?\s*(\d{1,2})|\d{1,2} de \p{L}+)\s*\((KCNA|ACNC)\)/u;
const DAY_LINE = /^.{0,40}\bJuche \d+$/;
const FURNITURE = /^(?:calendar)?\s*>>|^past news$|^copyright \(c\)/i;
const isFurniture = (text: string): boolean => FURNITURE.test(text) || DAY_LINE.test(text);

/** The items of a page of kcna.co.jp: each starts on the line before its dateline, and a rule ends it. */
function splitDay(blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  let lines: string[] = [];
  for (const { text, marks } of blocks) {
    if (marks.has('hr')) lines = [];
    else if (DATELINE.test(text)) {
      const title = lines.length === 1 && DATELINE.test(lines[0] as string) ? '' : (lines.pop() ?? '');
      lines = [text];
      items.push({ title, lines });
    } else if (!isFurniture(text)) lines.push(text);
  }
  return items;
}

const STAMP = /\((?:Juche\s*)?(\d{2,4})\.(\d{1,2})\.(\d{1,2})\.?\)/;
const OLD_ADDRESS = /\/item\/(\d{4})\/(?:\d{2}|\d{4})(\d{2})\/news\d{1,2}\/(\d{2})\.htm/;
const NEW_ADDRESS = /\/(\d{4})(\d{2})(\d{2})-\d+\w*\.html?/;

/** The day a page was published, by its own stamp, its address, or the line above its item. */
function dayOfPage({ blocks }: Page, url: string): Day | undefined {
  const stamp = STAMP.exec(blocks.find(({ marks }) => marks.has('publish-time'))?.text ?? '');
  if (stamp) {
    const year = Number(stamp[1]);
    return dayOf(year < 1000 ? year + 1911 : year, Number(stamp[2]), Number(stamp[3]));
  }
  const path = OLD_ADDRESS.exec(url) ?? NEW_ADDRESS.exec(url);
  if (path) return dayOf(Number(path[1]), Number(path[2]), Number(path[3]));
  return dayIn(blocks.find(({ text }) => DAY_LINE.test(text))?.text ?? '');
}

/** The day of a dateline, which has no year: the last such day that was not after the capture. */
function dayOfDateline(line: string, captured: Day | undefined): Day | undefined {
  const [, month = '', day] = DATELINE.exec(line) ?? [];
  if (day === undefined || captured === undefined) return undefined;
  const year = Number(captured.slice(0, 4));
  const same = dayOf(year, monthOf(month), Number(day));
  // A page can be captured west of Pyongyang on the day before the one it bears.
  return same !== undefined && same <= addDays(captured, 1)
    ? same
    : dayOf(year - 1, monthOf(month), Number(day));
}

const SECTIONS: Readonly<Record<string, string>> = { kp: 'ko', cn: 'zh', jp: 'ja' };

function languageOf(url: string, stated: string, line: string): string {
  const section = /kcna\.kp\/([a-z]{2})\//i.exec(url)?.[1]?.toLowerCase();
  if (section !== undefined) return SECTIONS[section] ?? section;
  const agency = DATELINE.exec(line)?.[3];
  if (agency !== undefined) return agency === 'ACNC' ? 'es' : 'en';
  return stated.slice(0, 2).toLowerCase();
}
