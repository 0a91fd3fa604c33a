import { describe, expect, test } from 'vitest';
import { misreadExamples } from '../../src/coding/examples.js';
import type { Category, Codebook } from '../../src/types.js';
import { KCNA } from '../support/coder.js';

const CATEGORIES = Object.entries(KCNA.variables).flatMap(([variable, categories]) =>
  categories.map((category) => [`${variable}/${category.code}`, category] as const),
);
const misread = misreadExamples(KCNA);

describe('the examples of the codebook teach what its rules do', () => {
  test.each(CATEGORIES)('%s', (name, { examples, counterExamples }) => {
    expect(examples.length).toBeGreaterThan(0);
    expect(counterExamples.length).toBeGreaterThan(0);
    expect(misread.filter(({ variable, category }) => `${variable}/${category}` === name)).toEqual([]);
  });

  test('no example stands under two categories of a variable', () => {
    for (const categories of Object.values(KCNA.variables)) {
      const all = categories.flatMap(({ examples }) => examples);
      expect(all).toEqual([...new Set(all)]);
    }
  });
});

/** The codebook with other examples of one category, and none besides. */
function withExamples(
  variable: string,
  code: string,
  examples: string[],
  counterExamples: string[] = [],
): Codebook {
  const bare = (category: Category): Category => ({ ...category, examples: [], counterExamples: [] });
  const variables = Object.fromEntries(
    Object.entries(KCNA.variables).map(([name, categories]) => [
      name,
      categories.map((category) =>
        name === variable && category.code === code
          ? { ...category, examples, counterExamples }
          : bare(category),
      ),
    ]),
  );
  return { ...KCNA, variables };
}

describe('an example that is coded otherwise', () => {
  test('is told with what it is coded as, and by which rule', () => {
    const codebook = withExamples('act', 'visit', ['Greetings to Lao President', 'Lao Delegation Arrives']);
    expect(misreadExamples(codebook)).toEqual([
      {
        variable: 'act',
        category: 'visit',
        list: 'examples',
        index: 0,
        found: ['message'],
        rule: 'title-message',
        named: true,
      },
    ]);
  });

  test('so is a counter-example that has the category, and one that names no state', () => {
    const codebook = withExamples(
      'act',
      'gift',
      ['Gift from Nowhere'],
      ['Gift to Kim Jong Il from Lao President'],
    );
    expect(misreadExamples(codebook).map(({ list, found, named }) => [list, found, named])).toEqual([
      ['examples', [], false],
      ['counter_examples', ['gift'], true],
    ]);
  });

  test('brackets give day and state; a bar sets the body apart', () => {
    const read = (text: string, code: string) => misreadExamples(withExamples('actor_rank', code, [text]));
    expect(read('[2011-06-01] Kim Yong Nam Greets Lao President', 'head_of_state')).toEqual([]);
    expect(read('[2021-06-01] Kim Yong Nam Greets Lao President', 'head_of_state')).toHaveLength(1);
    const two =
      'Messages Sent | The premier of the DPRK greeted the premier of Laos. Kim Jong Il met the president of Cuba.';
    expect(read(`[CUB] ${two}`, 'none')[0]?.named).toBe(true);
    expect(read(`[THA] ${two}`, 'none')[0]?.named).toBe(false);
  });
});
