import { type Category, CODED_VARIABLES, type Codebook } from '../types.js';
import type { Spec } from './codebook-schema.js';
import { CodebookSchema } from './codebook-schema.js';
import { readCues } from './cues.js';
import { digestFiles, type PackFiles } from './files.js';
import { unreadableScript } from './languages.js';
import { readLexicon } from './lexicon.js';
import type { Report } from './report.js';
import { readRules } from './rules.js';
import { readYaml, type YamlFile } from './yaml.js';

export { CodebookSchema };

/** Paths of a codebook's files, relative to its `codebook.yml`. Each table may have more for one language: `states.es.csv`. */
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
  const languages = file?.value.languages ?? [];
  const lexicon = readLexicon(files, reportOf, languages, file && ranksAndChannels(file.value));
  if (!file) return undefined;
  const { value: spec } = file;
  checkLanguages(file, report);
  checkVariables(file, report);
  const cues = readCues(file, report);
  const rules = Object.fromEntries(
    Object.entries(spec.rules).map(([variable, list]) => [variable, readRules(file, variable, list, report)]),
  );
  return {
    id: spec.id,
    title: spec.title,
    version: spec.version,
    actor: spec.actor,
    partners: spec.partners ?? [],
    languages: spec.languages,
    ...(spec.example_day === undefined ? {} : { exampleDay: spec.example_day }),
    caseSensitive: spec.names === 'exact',
    variables: Object.fromEntries(
      Object.entries(spec.variables).map(([name, { categories }]) => [name, toCategories(categories)]),
    ),
    lexicon,
    cues,
    rules,
    digest: digestFiles(new Map([...files].filter(([path]) => isCodebookFile(path)))),
  };
}

const LANGUAGE_TABLE = /^codebook\/(?:states|persons|offices)\.[a-z]{2}\.csv$/;

/** Whether a file of a pack is one of its codebook's. */
export function isCodebookFile(path: string): boolean {
  return [CODEBOOK_FILE, ...CODEBOOK_TABLES].includes(path) || LANGUAGE_TABLE.test(path);
}

function checkLanguages({ value, lineOf }: YamlFile<Spec>, report: Report): void {
  for (const [i, language] of value.languages.entries()) {
    const script = unreadableScript(language);
    if (script) report(lineOf('languages', i), `${language}: ${script}; leave the language out`);
  }
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
