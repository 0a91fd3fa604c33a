import { type Coded, type Coding, type Span, textOf } from '../index.js';
import { paint } from './output.js';

type CodedDocument = Exclude<Coded, { reason: string }>;

/** A document with the rows it got, for people; empty where it names no state. */
export function markedText({ document, codings, version }: CodedDocument): string {
  if (codings.length === 0) return '';
  const text = textOf(document);
  const later = version && version.kind !== 'first' ? ` (${version.kind} of ${version.of})` : '';
  const head = `${paint('bold', document.id)}  ${document.date}  ${document.title}${later}\n`;
  return `${head}${codings.map((coding) => rowText(text, coding)).join('')}\n`;
}

/** One row: the categories, then what decided them. */
export function rowText(text: string, { partner, values, list, formulas, spans }: Coding): string {
  const { relevance, ...rest } = values;
  const decided = Object.values(rest).filter((value) => value !== null);
  const place = list ? ` ${list.position} of ${list.size}` : '';
  const words = [relevance, ...decided].join(' · ');
  const phrases = formulas.length > 0 ? ` · ${formulas.join(', ')}` : '';
  return `  ${paint('cyan', partner)} ${words}${place}${phrases}\n${spans
    .filter(({ rule }) => !rule.startsWith('partner.'))
    .map((span) => `      ${paint('gray', span.rule)} ${excerpt(text, span)}\n`)
    .join('')}`;
}

/** Longest stretch that is shown whole. */
const LONGEST = 100;

function excerpt(text: string, { start, end }: Span): string {
  const found = text.slice(start, end).replace(/\s+/g, ' ');
  const short =
    found.length > LONGEST ? `${found.slice(0, LONGEST / 2)} ... ${found.slice(-LONGEST / 2)}` : found;
  return `"${short}"`;
}
