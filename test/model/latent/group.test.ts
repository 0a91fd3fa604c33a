import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Group, roughVariance } from '../../../src/model/latent/group.js';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { Layout } from '../../../src/model/latent/parameters.js';
import { smallData } from './support.js';

const DATA = smallData(4);
const AXIS = DATA.axes[1] as (typeof DATA.axes)[number];
const number = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 1000);

/** Factor of one walk and log density with Jacobian, where two levels are coordinates. */
function evaluate(coordinate: number, levels: readonly { slope: number; residual: number; sigma: number }[]) {
  const layout = new Layout();
  const group = new Group('media', AXIS);
  group.placeBlocks(layout);
  const position = new Float64Array(layout.dimension);
  position[1] = coordinate;
  group.clear();
  for (const { slope, residual, sigma } of levels) group.observe(1, slope, residual, sigma);
  group.place(position);
  const g = group.value[1] as number;
  let log = 0;
  for (const { slope, residual, sigma } of levels) {
    const deviation = Math.sqrt(roughVariance(slope, residual, sigma));
    const e = (residual - slope * g) / deviation;
    log -= 0.5 * e * e;
    group.dValue[1]! += (e * slope) / deviation;
  }
  const others = group.pullBack(position, new Float64Array(layout.dimension));
  return { g, log: log + others };
}

describe('the factor of a group of sources', () => {
  test('without a level that is a coordinate it is its own coordinate, N(0, 1)', () => {
    fc.assert(
      fc.property(number, (u) => {
        const { g, log } = evaluate(u, []);
        expect(g).toBe(u);
        expect(log).toBeCloseTo(-0.5 * u * u, 12);
      }),
    );
  });

  test('an oddity counts less: the variance is sigma squared at no residual and grows with it', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 200, max: 2000 }), number, (slope, thousandths, residual) => {
        const sigma = thousandths / 1000;
        expect(roughVariance(slope, 0, sigma)).toBe(sigma * sigma);
        const [near, far] = [residual, 2 * residual].map((r) => roughVariance(slope, r, sigma));
        expect(far).toBeGreaterThanOrEqual(near as number);
      }),
    );
  });

  test('given levels its coordinate is standard normal and independent of them', () => {
    const level = fc.record({
      slope: number,
      residual: number,
      sigma: fc.integer({ min: 200, max: 2000 }).map((n) => n / 1000),
    });
    fc.assert(
      fc.property(number, fc.array(level, { minLength: 1, maxLength: 3 }), (u, levels) => {
        const at = (coordinate: number) => evaluate(coordinate, levels).log;
        expect(at(u) - at(0)).toBeCloseTo(-0.5 * u * u, 9);
      }),
    );
  });

  test('a group of one item has no factor, since it could not be told from what is peculiar', () => {
    const alone = { ...DATA, items: DATA.items.filter(({ id }) => id !== 'formulas') };
    const names = (data: typeof DATA) => new LatentModel(data).layout.scalars.map(({ name }) => name);
    expect(names(DATA)).toContain('party.log_group_loading');
    expect(names(alone)).not.toContain('party.log_group_loading');
    expect(names(alone)).toContain('links.log_group_loading');
  });
});
