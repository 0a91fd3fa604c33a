import { expect, test } from 'vitest';
import { show, spreadReason } from '../../src/hypotheses/setting.js';
import type { HypothesisRules } from '../../src/types.js';

test('a rounded zero has no sign in a sentence, and a minus is one', () => {
  expect([-0.001, -0.126, 0, 0.004].map((value) => show(value))).toEqual(['0.00', '−0.13', '0.00', '0.00']);
  const rules = { alpha: 0.05, stratified: { rope: 0.2 } } as HypothesisRules;
  const spread = { median: 0.1, q5: -0.004, q95: 0.3 };
  const power = { rejects: 0.1, supports: 0.05 };
  expect(spreadReason('not_determined', rules, 0.2, spread, power)).toContain('0.10 (0.00 to 0.30)');
});
