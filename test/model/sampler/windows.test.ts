import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adaptationWindows } from '../../../src/model/sampler/windows.js';

describe('windows of adaptation', () => {
  test.each([
    // The figure of Stan's reference manual: 75, then 25, 50, 100, 200, 500, then 50.
    [1000, { start: 75, ends: [99, 149, 249, 449, 949] }],
    [500, { start: 75, ends: [99, 149, 249, 449] }],
    [150, { start: 75, ends: [99] }],
    [160, { start: 75, ends: [99, 109] }],
    [100, { start: 15, ends: [89] }],
    [19, { start: 19, ends: [] }],
    [0, { start: 0, ends: [] }],
  ])('of %i iterations', (warmup, windows) => expect(adaptationWindows(warmup)).toEqual(windows));

  test('end in order, the last with the term that leaves the step size to settle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 5000 }), (warmup) => {
        const { start, ends } = adaptationWindows(warmup);
        expect(ends.at(-1)).toBe(warmup - (warmup < 150 ? Math.floor(0.1 * warmup) : 50) - 1);
        expect([start, ...ends]).toEqual([start, ...ends].sort((a, b) => a - b));
        expect(new Set(ends).size).toBe(ends.length);
      }),
    );
  });
});
