import { type Misread, misreadExamples } from '../coding/examples.js';
import { PROGRAM_CUES } from '../coding/program-cues.js';
import type { Codebook } from '../types.js';
import { CODEBOOK_FILE } from './codebook.js';
import { CodebookSchema, type Spec } from './codebook-schema.js';
import type { PackFiles } from './files.js';
import type { Report } from './report.js';
import { readYaml, type YamlFile } from './yaml.js';

/** Warns of what is no mistake of form in a codebook but hardly meant: cues without use, examples read otherwise. */
export function lintCodebook(files: PackFiles, codebook: Codebook, report: Report): void {
  const file = readYaml(files.get(CODEBOOK_FILE)?.toString('utf8') ?? '', CodebookSchema, () => {});
  if (!file) return;
  warnOfUnusedCues(file, codebook, report);
  for (const misread of misreadExamples(codebook)) warnOfExample(file, misread, report);
}

/** A cue that no rule asks for and the program does not know: a rule was dropped, or the name misspelled. */
function warnOfUnusedCues({ value, lineOf }: YamlFile<Spec>, { rules }: Codebook, report: Report): void {
  const asked = new Set<string>(PROGRAM_CUES);
  for (const { when, any, unless } of Object.values(rules).flat())
    for (const condition of [...when, ...any, ...unless])
      if ('terms' in condition) for (const term of condition.terms) if ('cue' in term) asked.add(term.cue);
  for (const cue of Object.keys(value.cues))
    if (!asked.has(cue))
      report(lineOf('cues', cue), `cue ${cue} is asked for by no rule; use it or remove it`, 'warning');
}

function warnOfExample(file: YamlFile<Spec>, misread: Misread, report: Report): void {
  const { variable, category, list, index } = misread;
  const line = file.lineOf('variables', variable, 'categories', category, list, index);
  const kind = list === 'examples' ? 'example' : 'counter-example';
  report(line, `${kind} of ${variable}/${category} ${whatHappened(file, misread)}`, 'warning');
}

function whatHappened({ value, lineOf }: YamlFile<Spec>, { variable, found, rule, named }: Misread): string {
  if (!named) return 'names no state, so it has no row; name one';
  if (found.length === 0) return `is given no ${variable}; rewrite it, or correct the rules`;
  const place = (value.rules[variable] ?? []).findIndex(({ id }) => id === rule);
  const by = place === -1 ? '' : ` by rule ${rule}, line ${lineOf('rules', variable, place)}`;
  return `is coded as ${found.join(', ')}${by}; rewrite it, or correct the rules`;
}
