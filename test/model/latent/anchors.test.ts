import { describe, expect, test } from 'vitest';
import { anchorsHold, contradiction } from '../../../src/model/latent/anchors.js';
import { latentSpec } from '../../support/latent.js';

const spec = { ...latentSpec([]), anchors: { high: ['AAA', 'BBB'], low: ['YYY', 'ZZZ'] } };

describe('anchors', () => {
  test('hold in the draws in which every high one stands above every low one', () => {
    const columns = {
      'affinity[AAA]': Float64Array.of(2, 2, 2, 2),
      'affinity[BBB]': Float64Array.of(1, 1, 1, 0.4),
      'affinity[YYY]': Float64Array.of(-1, 0.5, 1.5, 0.5),
      'affinity[ZZZ]': Float64Array.of(0, 0, 0, 0),
    };
    expect(anchorsHold(spec, columns)).toBe(0.5);
  });

  test('say nothing where the draws of one are missing', () => {
    expect(anchorsHold(spec, { 'affinity[AAA]': Float64Array.of(1) })).toBeNull();
  });

  test('do not hold where there are no draws at all', () => {
    const none = ['AAA', 'BBB', 'YYY', 'ZZZ'].map((code) => [`affinity[${code}]`, new Float64Array()]);
    expect(contradiction(spec, Object.fromEntries(none))).toContain('with probability 0.00 only');
  });
});
