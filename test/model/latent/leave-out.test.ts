import { expect, test } from 'vitest';
import { leaveOut } from '../../../src/model/latent/leave-out.js';
import { normal, stream } from '../../../src/stats/index.js';

const RULE = { measure: 'engagement', maxTiers: 3, minProbability: 0.8, minEvidence: 3 } as const;
const DRAWS = 4000;

/**
 * Engagement of A is known from a prior N(0, 1), a measurement of 2 with error 1 and a second one with error 2: its precision is 9/4. B stands at
 * 0 for sure. Without the second measurement A is N(1, 1/2), exactly.
 */
function columns(second: number) {
  const random = stream(4, 'leave out');
  const mean = (2 + second / 4) / (9 / 4);
  const a = Float64Array.from({ length: DRAWS }, () => mean + (2 / 3) * normal(random));
  return {
    'engagement[A]': a,
    'engagement[B]': new Float64Array(DRAWS).fill(0),
    'affinity[A]': a,
    'log_lik[visits,A]': a.map((x) => -((second - x) ** 2) / 8),
    'log_lik[visits,C]': a,
    'log_lik[visits]': a,
  };
}

test('draws weighed anew are those of the posterior without the piece', () => {
  const rows = leaveOut(columns(4), ['A', 'B'], RULE);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  expect(row?.khat).toBeLessThan(0.7);
  // From 4/3 to 1, in standard deviations of 2/3; and P(A > 0) = P(Z > -sqrt(2)) = 0.921.
  expect(row?.engagement).toBeCloseTo(-0.5, 1);
  expect(row?.affinity).toBe(row?.engagement);
  expect(row?.slack).toBeNull();
  expect(row?.tier).toBe(1);
  expect(row?.probability).toBeCloseTo(0.921, 1);
});

test('a piece that the others contradict is more than weights can leave out', () => {
  const [row] = leaveOut(columns(40), ['A', 'B'], RULE);
  expect(row?.khat).toBeGreaterThan(0.7);
  expect(row).toMatchObject({ tier: null, probability: null, engagement: null, affinity: null, slack: null });
});
