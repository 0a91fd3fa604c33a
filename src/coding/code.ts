import type { Codebook, CodedVariable, Coding, Document, PartnerCode, Span } from '../types.js';
import { decide, decideAll } from './decide.js';
import { compileLanguages } from './languages.js';
import { enumerationOf, exclusivityOf } from './lists.js';
import { type Reading, read } from './reading.js';
import { type View, viewOf } from './view.js';

/** Codes documents by one codebook: one row per document and foreign state that it names, in order of first mention. */
export type Coder = (document: Document) => Coding[];

/** Which states get rows: those the codebook wants, or every one that a text names. */
export type States = 'wanted' | 'all';

/** Compiles a codebook. The coder is a pure function: the same document gives the same rows. */
export function compileCoder(codebook: Codebook, states: States = 'all'): Coder {
  const wanted = new Set(states === 'wanted' ? codebook.partners : []);
  const isWanted = (state: PartnerCode) =>
    state !== codebook.actor && (wanted.size === 0 || wanted.has(state));
  const tongueOf = compileLanguages(codebook);
  return (document) => {
    const tongue = tongueOf(document.language);
    if (!tongue) return [];
    const reading = read(document, codebook, tongue.lexicon, tongue.findCues, isWanted);
    if (!reading) return [];
    return statesNamed(reading)
      .filter(isWanted)
      .map((partner) => codeState(codebook, viewOf(reading, partner)));
  };
}

/** Whether a codebook reads texts of a language; those that state none are read. */
export function readsLanguage({ languages }: Pick<Codebook, 'languages'>, language: string): boolean {
  return language === '' || languages.includes(language);
}

function statesNamed({ phrases }: Reading): PartnerCode[] {
  const named = phrases.flat().map(({ phrase }) => phrase.state);
  return [...new Set(named)].filter((state) => state !== null);
}

/** In this order, since rules may ask for what was decided before. */
const RULED = ['act', 'direction', 'actor_rank', 'partner_rank', 'channel'] as const;

const UNDECIDED: Readonly<Record<CodedVariable, string | null>> = {
  relevance: null,
  act: null,
  direction: null,
  actor_rank: null,
  partner_rank: null,
  channel: null,
  exclusivity: null,
};

function codeState({ rules, variables }: Codebook, view: View): Coding {
  const { document } = view.reading;
  const decided: Record<string, string | null> = { form: document.body === '' ? 'headline' : 'full' };
  const spans = mentions(view);
  const rule = (variable: string) => {
    const found = decide(variable, rules[variable] ?? [], variables[variable] ?? [], view, decided);
    if (found) spans.push(...found.spans);
    return found?.category ?? null;
  };
  const row = { document: document.id, partner: view.partner };
  const relevance = rule('relevance');
  if (relevance !== 'relational')
    return { ...row, values: { ...UNDECIDED, relevance }, list: null, occasion: null, formulas: [], spans };

  const named = enumerationOf(view);
  decided['exclusivity'] = exclusivityOf(named.length);
  for (const variable of RULED) decided[variable] = rule(variable);
  const occasion = rule('occasion');
  const formulas = decideAll('formulas', rules['formulas'] ?? [], variables['formulas'] ?? [], view, decided);
  spans.push(...formulas.flatMap((formula) => formula.spans));
  const { form: _, ...values } = decided;
  return {
    ...row,
    values: { ...UNDECIDED, ...values, relevance },
    list: named.length < 2 ? null : { size: named.length, position: named.indexOf(view.partner) + 1 },
    occasion,
    formulas: [...new Set(formulas.map(({ category }) => category))],
    spans,
  };
}

/** Where the text names the state. */
function mentions({ reading, partner, scope }: View): Span[] {
  return scope('own').flatMap(({ sentence }) =>
    (reading.phrases[sentence] ?? [])
      .filter(({ phrase }) => phrase.state === partner)
      .map(({ start, end, phrase }) => ({ start, end, rule: `partner.${phrase.kind}` })),
  );
}
