import type { Category, CodingRule, Condition, Cue, Term } from '../../types.js';
import { postResource } from './fetch.js';
import { resource } from './queries.js';

/** What `codebook` answers. */
export interface CodebookAnswer {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly digest: string;
  readonly languages: readonly string[];
  readonly partners: readonly string[];
  readonly variables: Readonly<Record<string, readonly Category[]>>;
  readonly cues: readonly Cue[];
  readonly rules: Readonly<Record<string, readonly CodingRule[]>>;
  readonly phrases: number;
}

export interface CodedSpan {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly variable: string;
  readonly category: string | null;
}

export type CodedRow = Readonly<Record<string, unknown>> & {
  readonly partner: string;
  readonly spans: readonly CodedSpan[];
};

/** What `text` answers: offsets of the spans count UTF-16 units of `text`. */
export interface TextAnswer {
  readonly text: string;
  readonly codings: readonly CodedRow[];
}

export const codebookQuery = resource<CodebookAnswer | null>('codebook');

/** Letters that the server reads at most; longer texts are not sent. */
export const LONGEST = 100_000;

export const codeText = (text: string) => postResource<TextAnswer>('text', { text });

const termInWords = (term: Term): string =>
  'cue' in term
    ? `“${term.cue}”`
    : `the ${term.side}${term.attribute ? `’s ${term.attribute.replaceAll('_', ' ')}` : ''}`;

/** `in the title: the actor, then “visited”`: one condition of a rule. */
export function conditionInWords(condition: Condition): string {
  if ('variable' in condition)
    return `${condition.variable.replaceAll('_', ' ')} is ${condition.categories.map((code) => code.replaceAll('_', ' ')).join(' or ')}`;
  return `in the ${condition.scope}: ${condition.terms.map(termInWords).join(', then ')}`;
}
