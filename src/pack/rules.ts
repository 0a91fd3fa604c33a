import {
  type CODED_VARIABLES,
  type CodingRule,
  type Condition,
  SCOPES,
  type Scope,
  type Term,
} from '../types.js';
import type { Spec } from './codebook-schema.js';
import type { Report } from './report.js';
import type { YamlFile } from './yaml.js';

/** Reads the decision list of one variable; what is wrong in a rule is reported with its line. */
export function readRules(
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
