import Type from 'typebox';
import {
  type Category,
  CODED_VARIABLES,
  type Codebook,
  type CodingRule,
  type Condition,
  type Cue,
  SCOPES,
  type Scope,
  type Term,
} from '../types.js';
import { digestFiles, type PackFiles } from './files.js';
import { readLexicon } from './lexicon.js';
import { patternProblem } from './pattern.js';
import type { Report } from './report.js';
import { type Static, strict } from './schema.js';
import { readYaml, type YamlFile } from './yaml.js';

const CategorySchema = strict(
  {
    definition: Type.String({ minLength: 5, description: 'What the category means.' }),
    include: Type.Optional(Type.String({ description: 'What belongs here though one might doubt it.' })),
    exclude: Type.Optional(Type.String({ description: 'What does not, and where it goes.' })),
    examples: Type.Optional(
      Type.Array(Type.String(), { description: 'Items in your own words that are coded so.' }),
    ),
    counter_examples: Type.Optional(
      Type.Array(Type.String(), { description: 'Items in your own words that are not coded so.' }),
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
      description: 'ISO 639-1; items in others are passed over and counted.',
    }),
    names: Type.Enum(['exact', 'any_case'], {
      description:
        'exact: names must be spelled as in the tables or in capitals; any_case: for texts in lower case.',
    }),
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
      Type.Array(Type.String(), { minItems: 1, description: 'Patterns in the RE2 subset, in lower case.' }),
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

type Spec = Static<typeof CodebookSchema>;

/** Paths of a codebook's files, relative to its `codebook.yml`. */
export const CODEBOOK_FILE = 'codebook.yml';
export const CODEBOOK_TABLES = [
  'codebook/states.csv',
  'codebook/persons.csv',
  'codebook/offices.csv',
] as const;

/** Reads `codebook.yml` and its tables from the files of a directory; undefined if anything in them is wrong. */
export function readCodebook(files: PackFiles, reportOf: (path: string) => Report): Codebook | undefined {
  const report = reportOf(CODEBOOK_FILE);
  const file = readYaml(files.get(CODEBOOK_FILE)?.toString('utf8') ?? '', CodebookSchema, report);
  const lexicon = readLexicon(files, reportOf, file && ranksAndChannels(file.value));
  if (!file) return undefined;
  const { value: spec } = file;
  checkVariables(file, report);
  checkPatterns(file, report);
  const rules = Object.fromEntries(
    Object.entries(spec.rules).map(([variable, list]) => [variable, readRules(file, variable, list, report)]),
  );
  const own = [CODEBOOK_FILE, ...CODEBOOK_TABLES];
  return {
    id: spec.id,
    title: spec.title,
    version: spec.version,
    actor: spec.actor,
    partners: spec.partners ?? [],
    languages: spec.languages,
    caseSensitive: spec.names === 'exact',
    variables: Object.fromEntries(
      Object.entries(spec.variables).map(([name, { categories }]) => [name, toCategories(categories)]),
    ),
    lexicon,
    cues: Object.entries(spec.cues).map(([id, patterns]): Cue => ({ id, patterns })),
    rules,
    digest: digestFiles(new Map([...files].filter(([path]) => own.includes(path)))),
  };
}

/** Categories that tables may give; null where the variable is not there, which is told elsewhere. */
function ranksAndChannels({ variables }: Spec) {
  const codes = (...names: string[]) => {
    const found = names.flatMap((name) => Object.keys(variables[name]?.categories ?? {}));
    return found.length === 0 ? null : new Set(found);
  };
  return { rank: codes('actor_rank', 'partner_rank'), channel: codes('channel') };
}

function toCategories(categories: Spec['variables'][string]['categories']): Category[] {
  return Object.entries(categories).map(([code, category]) => ({
    code,
    definition: category.definition,
    include: category.include ?? '',
    exclude: category.exclude ?? '',
    examples: category.examples ?? [],
    counterExamples: category.counter_examples ?? [],
  }));
}

/** Variables a rule list can decide; `exclusivity` is counted, `formulas` takes all that hold. */
const RULED = [...CODED_VARIABLES.filter((name) => name !== 'exclusivity'), 'occasion', 'formulas'];

function checkVariables({ value, lineOf }: YamlFile<Spec>, report: Report): void {
  const known = [...CODED_VARIABLES, 'occasion', 'formulas'];
  for (const name of Object.keys(value.variables))
    if (!known.includes(name))
      report(lineOf('variables', name), `variable ${name} is unknown; variables are ${known.join(', ')}`);
  for (const name of known)
    if (!(name in value.variables))
      report(lineOf('variables'), `variable ${name} is missing; define its categories`);
  if (!value.rules['relevance']?.length)
    report(lineOf('rules'), 'rules for relevance are missing; without them no item is coded');
  for (const name of Object.keys(value.rules))
    if (!RULED.includes(name)) report(lineOf('rules', name), `rules decide ${RULED.join(', ')}, not ${name}`);
}

function checkPatterns({ value, lineOf }: YamlFile<Spec>, report: Report): void {
  for (const [cue, patterns] of Object.entries(value.cues))
    patterns.forEach((pattern, i) => {
      const problem = patternProblem(pattern);
      if (problem) report(lineOf('cues', cue, i), `cue ${cue}: ${JSON.stringify(pattern)} ${problem}`);
    });
}

function readRules(
  file: YamlFile<Spec>,
  variable: string,
  list: Spec['rules'][string],
  report: Report,
): CodingRule[] {
  const seen = new Set<string>();
  return list.flatMap((spec, i): CodingRule[] => {
    const line = file.lineOf('rules', variable, i);
    const fail = (message: string) => report(line, `${variable}.${spec.id}: ${message}`);
    if (seen.has(spec.id)) fail('stands twice; give one another id');
    seen.add(spec.id);
    const category = categoryOf(spec, variable, file.value, fail);
    const read = (texts: readonly string[] | undefined) =>
      (texts ?? []).flatMap((text) => readCondition(text, file.value, fail) ?? []);
    const rule = { id: spec.id, when: read(spec.when), any: read(spec.any), unless: read(spec.unless) };
    return category === undefined ? [] : [{ ...rule, category }];
  });
}

function categoryOf(
  spec: Spec['rules'][string][number],
  variable: string,
  { variables }: Spec,
  fail: (message: string) => void,
): CodingRule['category'] | undefined {
  if (spec.best !== undefined && spec.in !== undefined && spec.category === undefined)
    return { best: spec.best as 'actor' | 'partner', in: spec.in as Scope };
  if (spec.category === undefined || spec.best !== undefined || spec.in !== undefined) {
    fail('give either category, or best and in');
    return undefined;
  }
  const known = Object.keys(variables[variable]?.categories ?? {});
  if (!known.includes(spec.category)) fail(`${spec.category} is not one of ${known.join(', ')}`);
  return spec.category;
}

/** Not coded but seen: whether an item has a body. */
const FORMS = ['headline', 'full'];

const DECIDED = /^([a-z_]+)=([a-z_|]+)$/;
const PLACED = /^([a-z]+):\s*(\S.*)$/;

/** Reads `act=message|gift` or `lead: @actor < send < @partner`. */
function readCondition(text: string, spec: Spec, fail: (message: string) => void): Condition | undefined {
  const decided = DECIDED.exec(text);
  if (decided) {
    const [, variable = '', categories = ''] = decided;
    const known = variable === 'form' ? FORMS : Object.keys(spec.variables[variable]?.categories ?? {});
    const strange = categories.split('|').filter((category) => !known.includes(category));
    if (strange.length > 0)
      fail(`"${text}" asks for ${strange.join(', ')}; ${variable} has ${known.join(', ')}`);
    return {
      variable: variable as (typeof CODED_VARIABLES)[number] | 'form',
      categories: categories.split('|'),
    };
  }
  const [, scope = '', chain = ''] = PLACED.exec(text) ?? [];
  if (!SCOPES.includes(scope as Scope)) {
    fail(
      `"${text}" is no condition; write "scope: term" or "variable=category", scopes are ${SCOPES.join(', ')}`,
    );
    return undefined;
  }
  const terms = chain.split('<').flatMap((term) => readTerm(term.trim(), spec, fail) ?? []);
  return { scope: scope as Scope, terms };
}

const SIDE = /^@(actor|partner|others)(?:\.([a-z_]+))?$/;
const KINDS = ['name', 'demonym', 'place', 'person', 'office', 'organ'];

function readTerm(text: string, spec: Spec, fail: (message: string) => void): Term | undefined {
  const side = SIDE.exec(text);
  if (!side) {
    if (text in spec.cues) return { cue: text };
    fail(`"${text}" is no cue; define it under cues, or write @actor, @partner or @others`);
    return undefined;
  }
  const [, name, attribute] = side;
  const known = [
    ...KINDS,
    ...['actor_rank', 'partner_rank', 'channel'].flatMap((of) =>
      Object.keys(spec.variables[of]?.categories ?? {}),
    ),
  ];
  if (attribute !== undefined && !known.includes(attribute))
    fail(`"${text}": ${attribute} is neither a kind of phrase nor a rank nor a channel`);
  return { side: name as 'actor' | 'partner' | 'others', attribute: attribute ?? null };
}
