import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Day } from '../../index.js';

/*
 * Word processors' and printed files carry the time at which they were made, and chance. These give the same bytes for the same
 * edition: the time is that of its as-of date, and what is only a name is counted.
 */

/** A document as `docx` packs it. */
export function steadyDocx(bytes: Uint8Array, day: Day): Buffer {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // ZIP holds local time and no zone: a moment written as local is the same everywhere.
  const mtime = new Date(year, month - 1, date);
  const ids = new Map<string, string>();
  const counted = (id: string) => {
    if (!ids.has(id)) ids.set(id, `link${ids.size + 1}`);
    return ids.get(id) as string;
  };
  const files = Object.entries(unzipSync(bytes)).map(([name, content]) => {
    if (!/\.(xml|rels)$/.test(name)) return [name, content] as const;
    const text = strFromU8(content)
      .replace(TIMES, `$1${day}T00:00:00Z`)
      .replace(CHANCE, (_, before: string, id: string) => `${before}${counted(id)}"`);
    return [name, strToU8(text)] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(files), { mtime }));
}

const TIMES = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g;
/** Names that `docx` draws for the relations of hyperlinks. */
const CHANCE = /((?:r:id|Id)=")(rId[a-z0-9_-]{21})"/g;

/** A file as Chromium prints it; its length stays, so that its table of places holds. */
export function steadyPdf(bytes: Buffer, day: Day): Buffer {
  const text = bytes.toString('latin1');
  const time = `${day.replaceAll('-', '')}000000`;
  return Buffer.from(
    text.replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}[+-]\d\d'\d\d'/g, `$1${time}+00'00'`),
    'latin1',
  );
}
