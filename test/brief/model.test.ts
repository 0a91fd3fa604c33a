import { expect, test } from 'vitest';
import { checkSentence } from '../../src/brief/model.js';
import { loadingFigure } from '../../src/brief/model-figure.js';
import type { Build } from '../../src/types.js';

const check = (series: string, observed: number) =>
  ({ series, statistic: 'mean', observed, q5: 0.764, median: 0.778, q95: 0.792 }) as const;

test('what the fit does not reproduce is told with its figures', () => {
  const text = checkSentence([check('roll_calls', 0.8071), check('visits', 0.77)]);
  expect(text).toContain('Of 2 statistics');
  expect(text).toContain('1 lie outside');
  expect(text).toContain('mean of roll_calls 0.807 against 0.764 to 0.792. (');
  expect(text).not.toContain('visits');
  expect(checkSentence([check('visits', 0.77)])).toContain('none lies outside');
});

test('the figure of loadings draws the prior that was fitted with, and none where none was', () => {
  const quantity = { name: 'votes.log_loading', median: 0, q5: -5, q95: 5 };
  const pack = { latent: { items: [{ id: 'votes', axis: 'affinity' }] }, fit: { quantities: [quantity] } };
  const dashes = (loadingPrior: Build['model']['loadingPrior']) => {
    const svg = loadingFigure({ pack, model: { loadingPrior } } as unknown as Build);
    const lines = svg.match(/<g[^>]*stroke-dasharray[^>]*>.*?<\/g>/s)?.[0] ?? '';
    return [...lines.matchAll(/x1="([\d.]+)"/g)].map(([, x]) => Number(x));
  };
  const [narrow, wide] = [dashes({ mean: 0, sd: 0.5 }), dashes({ mean: 0, sd: 1 })];
  expect([narrow.length, wide.length, dashes(null).length]).toEqual([3, 3, 0]);
  const width = (xs: readonly number[]) => (xs[2] as number) - (xs[0] as number);
  expect(width(wide)).toBeGreaterThan(width(narrow));
});
