import {
  BorderStyle,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import MarkdownIt, { type Token } from 'markdown-it';
import type { Download } from '../download.js';
import { type Written, writtenFile } from '../written.js';
import { steadyDocx } from './steady.js';

export const briefDocx: Download = {
  path: 'brief.docx',
  summary: 'The written result for word processors, with its sources as footnotes.',
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  bytes: async ({ written, build: { info } }) =>
    steadyDocx(
      await toDocx(writtenFile(written, 'brief.md').toString('utf8'), info.title, written),
      info.asOf,
    ),
};

const HEADINGS = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];

/** A brief in Markdown as a document; every mark of a source becomes a footnote of its own. */
async function toDocx(markdown: string, title: string, written: Written): Promise<Buffer> {
  const [body = '', list = ''] = markdown.split('\n## Sources\n');
  const sources = sourcesOf(list);
  const footnotes: Record<number, { children: Paragraph[] }> = {};
  const note = (source: string): ParagraphChild => {
    const number = Object.keys(footnotes).length + 1;
    footnotes[number] = { children: [new Paragraph(sources.get(source) ?? source)] };
    return new FootnoteReferenceRun(number);
  };
  const children = blocks(new MarkdownIt().parse(body, {}), note, written);
  const styles = { default: { document: { run: { font: 'Calibri', size: 21 } } } };
  return Packer.toBuffer(
    new Document({
      title,
      creator: 'Tierline',
      lastModifiedBy: 'Tierline',
      styles,
      footnotes,
      sections: [{ children }],
    }),
  );
}

/** The entries of the list of sources as plain text, by number. */
function sourcesOf(list: string): Map<string, string> {
  const entries = [...list.matchAll(/^<a id="source-(\d+)"><\/a>\d+\\\. (.*)$/gm)];
  return new Map(entries.map(([, number, text]) => [number as string, plainText(text as string)]));
}

/** `[title](<url>). Rest` as `title, url. Rest`. */
const plainText = (text: string) =>
  text.replace(/\[((?:\\.|[^\]\\])*)\]\(<?([^)>]*)>?\)/g, '$1, $2').replace(/\\([^\w\s])/g, '$1');

type Note = (source: string) => ParagraphChild;

function blocks(tokens: readonly Token[], note: Note, written: Written): (Paragraph | Table)[] {
  const found: (Paragraph | Table)[] = [];
  let heading: number | undefined;
  let level = -1;
  let rows: Paragraph[][] | undefined;
  for (const { type, tag, children } of tokens) {
    if (type === 'heading_open') heading = Number(tag.slice(1)) - 1;
    else if (type === 'heading_close') heading = undefined;
    else if (type === 'bullet_list_open') level++;
    else if (type === 'bullet_list_close') level--;
    else if (type === 'table_open') rows = [];
    else if (type === 'tr_open') rows?.push([]);
    else if (type === 'table_close') {
      if (rows) found.push(tableOf(rows), new Paragraph(''));
      rows = undefined;
    } else if (type === 'inline') {
      const runs = inline(children ?? [], note, written);
      const paragraph = new Paragraph({
        children: runs,
        ...(heading === undefined ? {} : { heading: HEADINGS[heading] ?? HeadingLevel.HEADING_3 }),
        ...(level < 0 || rows ? {} : { bullet: { level } }),
        spacing: { after: rows ? 0 : 120 },
      });
      if (rows) rows.at(-1)?.push(paragraph);
      else found.push(paragraph);
    }
  }
  return found;
}

function tableOf(rows: readonly (readonly Paragraph[])[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'CCCCCC' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const borders = {
    top: line,
    bottom: line,
    left: none,
    right: none,
    insideHorizontal: line,
    insideVertical: none,
  };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders,
    rows: rows.map(
      (cells, i) =>
        new TableRow({
          tableHeader: i === 0,
          children: cells.map((cell) => new TableCell({ children: [cell] })),
        }),
    ),
  });
}

function inline(tokens: readonly Token[], note: Note, written: Written): ParagraphChild[] {
  const runs: ParagraphChild[] = [];
  let bold = false;
  let link: { readonly href: string; readonly text: string[] } | undefined;
  for (const token of tokens) {
    if (token.type === 'strong_open' || token.type === 'strong_close') bold = token.type === 'strong_open';
    else if (token.type === 'link_open') link = { href: String(token.attrGet('href')), text: [] };
    else if (token.type === 'link_close' && link) {
      runs.push(linked(link.href, link.text.join(''), note));
      link = undefined;
    } else if (token.type === 'image') {
      const picture = pictureOf(written, String(token.attrGet('src')), token.content);
      if (picture) runs.push(picture);
    } else if (token.type === 'softbreak') runs.push(new TextRun(' '));
    else if (link) link.text.push(token.content);
    else if (token.content !== '')
      runs.push(new TextRun({ text: token.content, bold, ...(token.type === 'code_inline' ? CODE : {}) }));
  }
  return runs;
}

const CODE = { font: 'Consolas', size: 18 };

function linked(href: string, text: string, note: Note): ParagraphChild {
  const source = /^#source-(\d+)$/.exec(href)?.[1];
  if (source !== undefined) return note(source);
  if (!/^https?:/.test(href)) return new TextRun(text);
  return new ExternalHyperlink({ link: href, children: [new TextRun({ text, style: 'Hyperlink' })] });
}

/** Width of a figure in pixels. */
const WIDTH = 600;
/** One transparent pixel, shown by programs that know no SVG. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function pictureOf(written: Written, name: string, caption: string): ParagraphChild | undefined {
  const svg = written.get(name);
  const [, width, height] = /<svg[^>]*\bwidth="([\d.]+)"[^>]*\bheight="([\d.]+)"/.exec(String(svg)) ?? [];
  if (!svg || !width || !height) return undefined;
  return new ImageRun({
    type: 'svg',
    data: svg,
    fallback: { type: 'png', data: PIXEL },
    transformation: { width: WIDTH, height: Math.round((WIDTH * Number(height)) / Number(width)) },
    // Else counted over all documents that the process makes.
    altText: { id: String([...written.keys()].indexOf(name) + 1), name, title: name, description: caption },
  });
}
