import { Parser } from 'htmlparser2';
import { oneLine } from './text.js';

/** A line of text as a page shows it, with those elements around it that were asked for, by name or class. */
export interface Block {
  readonly text: string;
  readonly marks: ReadonlySet<string>;
}

export interface Page {
  readonly title: string;
  /** The `lang` of the page; empty where it has none. */
  readonly language: string;
  /** Contents of `meta` by lower-case name or property, and of the first `time` as `time`. */
  readonly meta: ReadonlyMap<string, string>;
  /** In the order of the page; a horizontal rule is an empty block marked `hr`. */
  readonly blocks: readonly Block[];
}

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'select', 'iframe', 'object']);
const BREAKING = new Set(
  (
    'address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section table tbody td tfoot th thead title tr ul'
  ).split(' '),
);

/** Elements open at once, looked at every so many characters; closing takes the longer the more are open. */
const DEPTH = 1000;
const STEP = 2 ** 14;

/** Reads a page into lines of text, whatever state its markup is in; `marks` are the element names and classes to keep. */
export function readPage(html: string, marks: ReadonlySet<string>): Page {
  const meta = new Map<string, string>();
  const blocks: Block[] = [];
  const open: (readonly string[])[] = [];
  const around = new Map<string, number>();
  const count = (mark: string, by: number) => around.set(mark, (around.get(mark) ?? 0) + by);
  let title: string | undefined;
  let language = '';
  let titles = 0;
  let silent = 0;
  let text = '';

  const end = (more: readonly string[] = []) => {
    const line = oneLine(text).replace(/\s+/g, ' ').trim();
    text = '';
    if (line === '' && more.length === 0) return;
    if (titles > 0) title ??= line;
    else blocks.push({ text: line, marks: new Set([...marksAround(around), ...more]) });
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const own = [name, ...(attributes['class'] ?? '').split(/\s+/)].filter((mark) => marks.has(mark));
      if (BREAKING.has(name) || own.length > 0) end();
      if (name === 'hr') end(['hr']);
      if (name === 'html' && attributes['lang']) language = attributes['lang'];
      readMeta(name, attributes, meta);
      open.push(own);
      for (const mark of own) count(mark, 1);
      if (SILENT.has(name)) silent += 1;
      if (name === 'title') titles += 1;
    },
    ontext(piece) {
      if (silent === 0) text += piece;
    },
    onclosetag(name) {
      const own = open.at(-1) ?? [];
      if (BREAKING.has(name) || own.length > 0) end();
      open.pop();
      for (const mark of own) count(mark, -1);
      if (SILENT.has(name)) silent -= 1;
      if (name === 'title') titles -= 1;
    },
  });
  for (let at = 0; at < html.length && open.length < DEPTH; at += STEP)
    parser.write(html.slice(at, at + STEP));
  parser.end();
  end();
  return { title: title ?? '', language, meta, blocks };
}

const marksAround = (around: ReadonlyMap<string, number>): string[] =>
  [...around].filter(([, count]) => count > 0).map(([mark]) => mark);

function readMeta(name: string, attributes: Record<string, string>, meta: Map<string, string>): void {
  if (name === 'time' && attributes['datetime'] && !meta.has('time'))
    meta.set('time', attributes['datetime']);
  const key = attributes['name'] ?? attributes['property'] ?? attributes['itemprop'];
  if (name === 'meta' && key !== undefined) meta.set(key.toLowerCase(), attributes['content'] ?? '');
}
