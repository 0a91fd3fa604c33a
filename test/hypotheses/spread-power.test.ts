import { expect, test } from 'vitest';
import { spreadPower } from '../../src/hypotheses/spread-power.js';
import { RULES } from '../support/hypotheses.js';

/** Data sets given one after the other, as p and lower bound; records which posteriors were asked for. */
function of(data: readonly (readonly [p: number, q5: number])[], examined?: number) {
  const asked: number[] = [];
  let at = -1;
  const power = spreadPower(
    RULES,
    data.length,
    () => {
      at += 1;
      const [p, q5] = data[at] as readonly [number, number];
      const own = at;
      const spread = () => {
        asked.push(own);
        return { q5 };
      };
      return { p, spread };
    },
    examined,
  );
  return { ...power, asked };
}

test('a null that falls supports only where the interval lies above the rope', () => {
  const data = [
    [0.01, 0.36],
    [0.01, 0.35],
    [0.04, 0.5],
    [0.05, 0.9],
  ] as const;
  expect(of(data)).toEqual({ rejects: 0.75, supports: 0.5, asked: [0, 1, 2] });
});

test('with few examined the share that supports is one of these, the share that falls one of all', () => {
  const data = [
    [0.2, 0.5],
    [0.01, 0.5],
    [0.01, 0.5],
    [0.01, 0.1],
  ] as const;
  expect(of(data, 2)).toEqual({ rejects: 0.75, supports: 0.5, asked: [1] });
});
