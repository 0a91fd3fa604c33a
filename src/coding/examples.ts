import type { Codebook, Coding, Document } from '../types.js';
import { compileCoder } from './code.js';

/** An example that the rules do not code as the codebook says, or a counter-example that they do. */
export interface Misread {
  readonly variable: string;
  readonly category: string;
  readonly list: 'examples' | 'counter_examples';
  readonly index: number;
  /** What they say instead: categories, of which only formulas has several; empty where they decide nothing. */
  readonly found: readonly string[];
  /** The rule that decided, where it left a span. */
  readonly rule: string | null;
  /** Whether the example names a state at all. */
  readonly named: boolean;
}

/**
 * Codes all examples and counter-examples of a codebook. An example is coded as it says if the row of the state that it
 * means has the category: the one in its brackets, else the one it names first.
 */
export function misreadExamples(codebook: Codebook): Misread[] {
  const code = compileCoder(codebook);
  const judge = (variable: string, category: string, list: Misread['list'], text: string, index: number) => {
    const { document, partner } = readExample(text, codebook);
    const rows = code(document);
    const row = partner === undefined ? rows[0] : rows.find((found) => found.partner === partner);
    const found = row ? valuesOf(row, variable) : [];
    const right = row !== undefined && found.includes(category) === (list === 'examples');
    const rule = row?.spans.map((span) => span.rule.split('.')).find(([of]) => of === variable)?.[1] ?? null;
    return right ? [] : [{ variable, category, list, index, found, rule, named: row !== undefined }];
  };
  return Object.entries(codebook.variables).flatMap(([variable, categories]) =>
    categories.flatMap(({ code: category, examples, counterExamples }) => [
      ...examples.flatMap((text, i) => judge(variable, category, 'examples', text, i)),
      ...counterExamples.flatMap((text, i) => judge(variable, category, 'counter_examples', text, i)),
    ]),
  );
}

/** `[2024-08-04 es LAO] Title | Body`: day, language and state in brackets, then title and body; only the title must be. */
const EXAMPLE =
  /^(?:\[(?<date>\d{4}-\d{2}-\d{2})?\s*(?<language>[a-z]{2})?\s*(?<partner>[A-Z]{3})?\]\s*)?(?<title>.*?)(?:\s\|\s(?<body>.*))?$/s;

/** A day after all others: who holds an office without an end holds it. */
const OPEN = '9999-12-31';

function readExample(text: string, { exampleDay = OPEN, languages: [first = ''] }: Codebook) {
  const {
    date = exampleDay,
    language = first,
    partner,
    title = '',
    body = '',
  } = EXAMPLE.exec(text)?.groups ?? {};
  const document: Document = { id: 'example', date, title, body, language, source: '', url: '' };
  return { document, partner };
}

function valuesOf({ values, occasion, formulas }: Coding, variable: string): readonly string[] {
  if (variable === 'formulas') return formulas;
  const value = variable === 'occasion' ? occasion : values[variable as keyof typeof values];
  return value === null ? [] : [value];
}
