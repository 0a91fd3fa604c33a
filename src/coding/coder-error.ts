import type { CodedField, CodedItem, CodedVariable, CoderError, GoldCoding, HumanCodings } from '../types.js';
import { byUnit, RELATIONAL, unitKey } from './fields.js';

/** A source with fewer rows in the gold is judged by the rows of all sources together. */
const ENOUGH = 20;

/**
 * How the rules err in one category, from the rows that both they and the gold hold to be relational; null for a pack without gold. The
 * category `any` of `formulas` is whether any formula was found.
 */
export function coderErrors(
  people: HumanCodings | null,
  codings: readonly CodedItem[],
): (variable: string, category: string, source: string) => CoderError | null {
  if (!people) return () => null;
  const gold = byUnit(people.gold.codings) as ReadonlyMap<string, GoldCoding>;
  const both = codings.flatMap((item) => {
    const truth = gold.get(unitKey(item.coding));
    return truth?.values.relevance === RELATIONAL && item.coding.values.relevance === RELATIONAL
      ? [{ truth, item }]
      : [];
  });
  return (variable, category, source) => {
    const settled = both.filter(({ truth }) => !truth.contested.includes(variable as CodedField));
    const own = settled.filter(({ item }) => item.source === source);
    const rows = own.length < ENOUGH ? settled : own;
    const has = (coding: CodedItem['coding']) =>
      variable === 'formulas'
        ? coding.formulas.length > 0
        : coding.values[variable as CodedVariable] === category;
    const count = (truly: boolean, coded: boolean) =>
      rows.filter(({ truth, item }) => has(truth) === truly && has(item.coding) === coded).length;
    return {
      hits: count(true, true),
      misses: count(true, false),
      falseAlarms: count(false, true),
      rejections: count(false, false),
    };
  };
}
