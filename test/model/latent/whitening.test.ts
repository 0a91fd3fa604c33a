import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AxisData } from '../../../src/model/latent/data.js';
import { Whitening } from '../../../src/model/latent/whitening.js';
import { determinant, jacobian } from './jacobian.js';

const AXIS: AxisData = {
  name: 'axis',
  states: Int32Array.of(0, 1),
  start: Int32Array.of(0, 3, 4),
  time: Int32Array.of(0, 1, 2, 0),
};
const number = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 1000);
const numbers = (n: number) => fc.array(number, { minLength: n, maxLength: n });

/** B B' + I/2 for the walk of three points, a positive number for the walk of one. */
function precisionOf(b: readonly number[], one: number) {
  const at = (i: number, j: number) =>
    [0, 1, 2].reduce(
      (sum, k) => sum + (b[3 * i + k] as number) * (b[3 * j + k] as number),
      i === j ? 0.5 : 0,
    );
  const three = Float64Array.from({ length: 9 }, (_, i) => at(Math.floor(i / 3), i % 3));
  return (walk: number) => (walk === 0 ? three : Float64Array.of(0.5 + one * one));
}

const points = (whitening: Whitening) => (eta: Float64Array) => {
  const x = new Float64Array(4);
  whitening.toPoints(eta, 0, x);
  return x;
};

describe('whitened walks', () => {
  test('points and coordinates are inverse to each other, wherever the block begins', () => {
    fc.assert(
      fc.property(numbers(9), number, numbers(4), (b, one, x) => {
        const whitening = new Whitening(AXIS, precisionOf(b, one));
        const position = new Float64Array(6);
        whitening.toCoordinates(Float64Array.from(x), position, 2);
        const back = new Float64Array(4);
        whitening.toPoints(position, 2, back);
        back.forEach((value, i) => {
          expect(value).toBeCloseTo(x[i] as number, 8);
        });
        expect([...position.slice(0, 2)]).toEqual([0, 0]);
      }),
    );
  });

  test('what has the precision given is standard normal in coordinates', () => {
    fc.assert(
      fc.property(numbers(9), number, numbers(4), (b, one, eta) => {
        const precision = precisionOf(b, one);
        const x = points(new Whitening(AXIS, precision))(Float64Array.from(eta));
        let quadratic = (precision(1)[0] as number) * (x[3] as number) ** 2;
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++)
            quadratic += (precision(0)[3 * i + j] as number) * (x[i] as number) * (x[j] as number);
        expect(quadratic).toBeCloseTo(
          eta.reduce((sum, value) => sum + value * value, 0),
          7,
        );
      }),
    );
  });

  test('the map has one Jacobian everywhere: the root of the determinant of the covariance', () => {
    fc.assert(
      fc.property(numbers(9), number, numbers(4), (b, one, eta) => {
        const precision = precisionOf(b, one);
        const three = [0, 1, 2].map((i) => [...precision(0).slice(3 * i, 3 * i + 3)]);
        const expected = -0.5 * Math.log(determinant(three) * (precision(1)[0] as number));
        const found = determinant(jacobian(points(new Whitening(AXIS, precision)), Float64Array.from(eta)));
        expect(Math.log(found)).toBeCloseTo(expected, 5);
      }),
    );
  });

  test('derivatives by points become derivatives by coordinates', () => {
    fc.assert(
      fc.property(numbers(9), number, numbers(4), (b, one, weights) => {
        const whitening = new Whitening(AXIS, precisionOf(b, one));
        const gradient = new Float64Array(4);
        whitening.pullBack(Float64Array.from(weights), gradient, 0);
        const rows = jacobian(points(whitening), new Float64Array(4));
        gradient.forEach((value, j) => {
          expect(value).toBeCloseTo(
            rows.reduce((sum, row, i) => sum + (weights[i] as number) * (row[j] as number), 0),
            6,
          );
        });
      }),
    );
  });
});
