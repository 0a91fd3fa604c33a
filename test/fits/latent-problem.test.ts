import { expect, test } from 'vitest';
import { LATENT_VERSION } from '../../src/fits/latent-problem.js';
import { LatentModel } from '../../src/model/latent/latent-model.js';
import { normal, stream } from '../../src/stats/index.js';
import { smallData, withLists } from '../model/latent/support.js';

/** Log density and length of the gradient at a fixed position, to as many digits as every platform gives. */
function at(data: 'normal' | 'student' | 'horseshoe' | 'lists'): readonly [string, string] {
  const model = new LatentModel(data === 'lists' ? withLists(5) : smallData(5, data));
  const random = stream(17, 'version', data);
  const position = Float64Array.from({ length: model.dimension }, () => 0.4 * normal(random));
  const gradient = new Float64Array(model.dimension);
  const value = model.logDensity(position, gradient);
  return [value.toPrecision(9), Math.hypot(...gradient).toPrecision(9)];
}

/** Whoever changes the density or its coordinates raises LATENT_VERSION, which makes old fits stale, and writes these anew. */
const PINNED = {
  version: 4,
  normal: ['-266.026456', '37.9599017'],
  student: ['-278.516505', '54.2151040'],
  horseshoe: ['-364.024207', '31.5701749'],
  lists: ['-252.549714', '39.6159015'],
};

test('the version of the model and its density go together', () => {
  const found = {
    version: LATENT_VERSION,
    normal: at('normal'),
    student: at('student'),
    horseshoe: at('horseshoe'),
    lists: at('lists'),
  };
  expect(found, 'the density has changed: raise LATENT_VERSION in src/fits/latent-problem.ts').toEqual(
    PINNED,
  );
});
