import Type from 'typebox';
import {
  type Codebook,
  type Coder,
  type Coding,
  codingRow,
  compileCoder,
  type Document,
  normalForm,
  readsLanguage,
  textOf,
} from '../../index.js';
import { action } from '../action.js';
import { Failure } from '../failure.js';
import { maybeText, Row, text } from '../shapes.js';

/** Longest text that is coded while others wait: some forty pages. */
const LONGEST = 100_000;

const Span = Type.Object({
  start: Type.Integer({ description: 'Of the text that is answered, in UTF-16 units.' }),
  end: Type.Integer(),
  rule: text(),
  variable: text('`partner` where the text names the state.'),
  category: maybeText(),
});

export const codeText = action({
  path: 'text',
  summary:
    'Codes a text by the codebook of the pack: what it says of each state it names, and which words decided. The text is not kept.',
  body: Type.Object(
    {
      text: Type.String({
        minLength: 1,
        maxLength: LONGEST,
        description: 'The title on the first line, the text below.',
      }),
      language: Type.Optional(Type.String({ pattern: '^[a-z]{2}$', description: 'ISO 639-1.' })),
      date: Type.Optional(
        Type.String({
          format: 'date',
          description: 'Decides who held which office; left out, the day of the build.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({
    text: text('As it was coded, in normal form: spans point into it.'),
    codings: Type.Array(Type.Intersect([Row, Type.Object({ partner: text(), spans: Type.Array(Span) })])),
  }),
  answer: ({ pack: { codebook }, build }, { text: given, language = '', date = build.info.asOf }) => {
    if (!codebook)
      throw new Failure(
        'not_found',
        'the pack reads no text',
        'docs/codebook.md says how a codebook is written',
      );
    if (!readsLanguage(codebook, language))
      throw new Failure(
        'bad_request',
        `the codebook does not read "${language}"`,
        `it reads ${codebook.languages.join(', ')}`,
      );
    const document = documentOf(given, language, date);
    return {
      text: textOf(document),
      codings: coderOf(codebook)(document).map((coding) => ({
        ...codingRow(document, { ...coding, event: null }),
        spans: coding.spans.map((span) => ({ ...span, ...decidedBy(codebook, coding, span.rule) })),
      })),
    };
  },
});

function documentOf(given: string, language: string, date: string): Document {
  const [title = '', ...rest] = normalForm(given).replace(/^\s+/, '').split('\n');
  return { id: 'pasted', date, title, body: rest.join('\n'), language, source: '', url: '' };
}

/** Compiling takes longer than coding. */
const coders = new WeakMap<Codebook, Coder>();

function coderOf(codebook: Codebook): Coder {
  const coder = coders.get(codebook) ?? compileCoder(codebook);
  coders.set(codebook, coder);
  return coder;
}

/** What a rule decided: `act.visit` may decide for the category `visit` of the variable `act`. */
function decidedBy({ rules }: Codebook, coding: Coding, rule: string) {
  const [variable = '', ...rest] = rule.split('.');
  if (variable === 'partner') return { variable, category: coding.partner };
  const found = rules[variable]?.find(({ id }) => id === rest.join('.') || id === rule);
  if (typeof found?.category === 'string') return { variable, category: found.category };
  return { variable, category: coding.values[variable as keyof Coding['values']] ?? null };
}
