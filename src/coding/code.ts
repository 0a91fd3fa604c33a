import type { Codebook, CodedVariable, Coding, Document, PartnerCode, Span } from '../types.js';
import { compileCues } from './cues.js';
import { decide, decideAll } from './decide.js';
import { compileLexicon } from './lexicon.js';
import { enumerationOf, exclusivityOf } from './lists.js';
import { type Reading, read } from './reading.js';
import { type View, viewOf } from './view.js';

/** Codes documents by one codebook: one row per document and foreign state that it names, in order of first mention. */
export type Coder = (document: Document) => Coding[];

/** Compiles a codebook. The coder is a pure function: the same document gives the same rows. */
export function compileCoder(codebook: Codebook): Coder {
  const lexicon = compileLexicon(codebook.lexicon, codebook.caseSensitive);
  const findCues = compileCues(codebook.cues);
  const languages = new Set(codebook.languages);
  return (document) => {
    if (!languages.has(document.language)) return [];
    const reading = read(document, codebook, lexicon, findCues);
    if (!reading) return [];
    return partnersOf(reading).map((partner) => codeState(codebook, viewOf(reading, partner)));
  };
}

function partnersOf({ hits, actor }: Reading): PartnerCode[] {
  const named = hits.flat().map(({ phrase }) => phrase.state);
  return [...new Set(named)].filter((state): state is PartnerCode => state !== null && state !== actor);
}

/** In this order, since rules may ask for what was decided before. */
const RULED = ['relevance', 'act', 'direction', 'actor_rank', 'partner_rank', 'channel'] as const;

function codeState(codebook: Codebook, view: View): Coding {
  const values: Record<CodedVariable, string | null> = {
    relevance: null,
    act: null,
    direction: null,
    actor_rank: null,
    partner_rank: null,
    channel: null,
    exclusivity: null,
  };
  const spans: Span[] = mentions(view);
  const row = { document: view.reading.document.id, partner: view.partner };
  const enumeration = enumerationOf(view);
  values.exclusivity = exclusivityOf(enumeration.length);
  const form = view.reading.document.body === '' ? 'headline' : 'full';
  for (const variable of RULED) {
    const decision = decide(
      variable,
      codebook.rules[variable] ?? [],
      codebook.variables[variable] ?? [],
      view,
      { ...values, form },
    );
    values[variable] = decision?.category ?? null;
    spans.push(...(decision?.spans ?? []));
    if (variable === 'relevance' && values.relevance !== 'relational')
      return {
        ...row,
        values: { ...values, exclusivity: null },
        list: null,
        occasion: null,
        formulas: [],
        spans,
      };
  }
  const further = (variable: string) =>
    [codebook.rules[variable] ?? [], codebook.variables[variable] ?? [], view, { ...values, form }] as const;
  const occasion = decide('occasion', ...further('occasion'));
  const formulas = decideAll('formulas', ...further('formulas'));
  return {
    ...row,
    values,
    list:
      enumeration.length < 2
        ? null
        : { size: enumeration.length, position: enumeration.indexOf(view.partner) + 1 },
    occasion: occasion?.category ?? null,
    formulas: [...new Set(formulas.map(({ category }) => category))],
    spans: [...spans, ...(occasion?.spans ?? []), ...formulas.flatMap((formula) => formula.spans)],
  };
}

/** Where the text names the state. */
function mentions({ reading, partner }: View): Span[] {
  return reading.hits
    .flat()
    .filter(({ phrase }) => phrase.state === partner)
    .map(({ start, end, phrase }) => ({ start, end, rule: `partner.${phrase.kind}` }));
}
