import { expect, test } from 'vitest';
import { predictiveChecks } from '../../../src/model/latent/checks.js';
import type { FitQuantity } from '../../../src/types.js';
import { smallData } from './support.js';

const quantity = (name: string): FitQuantity => ({
  name,
  mean: 2,
  sd: 1,
  q5: 1,
  median: 2,
  q95: 3,
  rhat: 1,
  essBulk: 1000,
  essTail: 1000,
});

test('mean and spread as recorded stand beside those of the replicates; series without replicates are left out', () => {
  const data = smallData(5);
  const [first] = data.items;
  const values = [...(first?.cells.value ?? [])];
  const found = predictiveChecks(data, [quantity('replicate.mean[party]'), quantity('replicate.sd[nobody]')]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(found).toEqual([{ series: 'party', statistic: 'mean', observed: mean, median: 2, q5: 1, q95: 3 }]);
});
