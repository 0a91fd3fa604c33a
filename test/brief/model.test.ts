import { expect, test } from 'vitest';
import { checkSentence } from '../../src/brief/model.js';

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
