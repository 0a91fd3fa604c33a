import Type from 'typebox';
import { SCOPES } from '../types.js';
import { type Static, strict } from './schema.js';

const CategorySchema = strict(
  {
    definition: Type.String({ minLength: 5, description: 'What the category means.' }),
    include: Type.Optional(Type.String({ description: 'What belongs here though one might doubt it.' })),
    exclude: Type.Optional(Type.String({ description: 'What does not, and where it goes.' })),
    examples: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description:
          'Items in your own words that are coded so: `[2024-08-04 es LAO] Title | Body`; only the title must be there.',
      }),
    ),
    counter_examples: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description:
          'Items in your own words, written alike, that are not coded so though one might think it.',
      }),
    ),
  },
  { description: 'One category of a variable.' },
);

const conditions = (description: string) => Type.Optional(Type.Array(Type.String(), { description }));

const RuleSchema = strict(
  {
    id: Type.String({
      pattern: '^[a-z][a-z0-9-]*$',
      description: 'Name of the rule, shown with every span.',
    }),
    category: Type.Optional(Type.String({ description: 'The category if the rule holds.' })),
    best: Type.Optional(
      Type.Enum(['actor', 'partner'], {
        description: 'Instead of category: the first one, in the order of the codebook, of this side.',
      }),
    ),
    in: Type.Optional(Type.Enum([...SCOPES], { description: 'Where best looks.' })),
    when: conditions('All of these hold.'),
    any: conditions('At least one of these holds.'),
    unless: conditions('None of these holds.'),
    why: Type.String({ minLength: 10, description: 'The reason for the rule.' }),
  },
  { description: 'One rule; the first that holds decides.' },
);

export const CodebookSchema = strict(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]*$', description: 'Name of the codebook.' }),
    title: Type.String({ minLength: 5, description: 'What it reads.' }),
    version: Type.String({ pattern: '^\\d+(\\.\\d+)*$', description: 'Raised when codings change.' }),
    actor: Type.String({ pattern: '^[A-Z]{3}$', description: 'The state whose media are read.' }),
    partners: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }), {
        description:
          'States that `code` gives rows for; without it, and with --all, every state that is named.',
      }),
    ),
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2}$' }), {
      minItems: 1,
      description:
        'ISO 639-1; items that state none are read as the first, items in others are passed over and counted.',
    }),
    names: Type.Enum(['exact', 'any_case'], {
      description:
        'exact: names must be spelled as in the tables or in capitals; any_case: for texts in lower case.',
    }),
    example_day: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'Day of examples that give none; without it offices without an end are held.',
      }),
    ),
    variables: Type.Record(
      Type.String(),
      strict(
        {
          question: Type.String({ minLength: 10, description: 'What the variable asks of an item.' }),
          categories: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), CategorySchema, {
            description: 'Categories by code; of ranks and channels from high to low.',
          }),
        },
        { description: 'One variable.' },
      ),
      { description: 'The variables by name; docs/codebook.md lists them.' },
    ),
    cues: Type.Record(
      Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
      Type.Union(
        [
          Type.Array(Type.String(), { minItems: 1 }),
          Type.Record(Type.String({ pattern: '^[a-z]{2}$' }), Type.Array(Type.String(), { minItems: 1 })),
        ],
        {
          description:
            'Patterns in the RE2 subset, in lower case: a list for every language, or a list per language (`en: [...]`).',
        },
      ),
      { description: 'Named sets of patterns, of which any counts.' },
    ),
    rules: Type.Record(
      Type.String(),
      Type.Array(RuleSchema, { description: 'The first that holds decides; of formulas all that hold.' }),
      { description: 'Decision lists by variable.' },
    ),
  },
  { description: 'codebook.yml: how text is read.' },
);

export type Spec = Static<typeof CodebookSchema>;
