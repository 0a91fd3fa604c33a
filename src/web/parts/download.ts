import type { Cells } from './cell-table.js';
import { toCsv } from './csv.js';

export interface Naming {
  readonly name: string;
  readonly title: string;
  readonly source: string;
}

/** Space above the drawing for the title and below it for the source, in pixels. */
const HEAD = 44;
const FOOT = 40;
const PNG_SCALE = 2;
const COLOURED = ['fill', 'stroke', 'color'] as const;

export function saveCsv(cells: Cells, { name, title, source }: Naming): void {
  save(new Blob([toCsv(cells, title, source)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

export function saveSvg(svg: SVGSVGElement, naming: Naming): void {
  save(new Blob([standalone(svg, naming)], { type: 'image/svg+xml' }), `${naming.name}.svg`);
}

/** Draws the same SVG at twice its size. The page's policy allows images from blobs for this. */
export async function savePng(svg: SVGSVGElement, naming: Naming): Promise<void> {
  const text = standalone(svg, naming);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * PNG_SCALE;
  canvas.height = image.naturalHeight * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(url);
  canvas.toBlob((blob) => blob && save(blob, `${naming.name}.png`), 'image/png');
}

/** The drawing as a file of its own: styles of the page written into it, the finding above and the citation below. */
function standalone(svg: SVGSVGElement, { title, source }: Naming): string {
  const { width, height } = svg.getBoundingClientRect();
  const page = getComputedStyle(document.documentElement);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  writeColours(svg, copy);
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  copy.setAttribute('y', String(HEAD));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const outer = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const total = height + HEAD + FOOT;
  outer.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  outer.setAttribute('width', String(width));
  outer.setAttribute('height', String(total));
  outer.setAttribute('viewBox', `0 0 ${width} ${total}`);
  outer.append(
    element('rect', { width: '100%', height: '100%', fill: page.backgroundColor }),
    element(
      'text',
      { x: '8', y: '26', fill: page.color, 'font-size': '17', 'font-family': 'Georgia, serif' },
      title,
    ),
    copy,
    ...lines(source, width).map((line, i) =>
      element(
        'text',
        {
          x: '8',
          y: String(total - FOOT + 16 + 13 * i),
          fill: page.color,
          'font-size': '10',
          'font-family': 'sans-serif',
        },
        line,
      ),
    ),
  );
  return new XMLSerializer().serializeToString(outer);
}

function element(name: string, attributes: Readonly<Record<string, string>>, content = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = content;
  return made;
}

/** At most two lines of about as many letters as fit. */
function lines(text: string, width: number): string[] {
  const fits = Math.max(20, Math.floor(width / 5.2));
  const cut = text.length <= fits ? text.length : text.lastIndexOf(' ', fits);
  return [text.slice(0, cut), text.slice(cut + 1)].filter((line) => line !== '');
}

/** Colours of the page stand in the drawing as names, which a file of its own would not know. */
function writeColours(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of COLOURED)
    if (/var\(|currentColor/.test(to.getAttribute(name) ?? ''))
      to.setAttribute(name, style.getPropertyValue(name));
  for (const [i, child] of [...from.children].entries()) writeColours(child, to.children[i] as Element);
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
