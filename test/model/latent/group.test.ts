import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Group } from '../../../src/model/latent/group.js';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { Layout } from '../../../src/model/latent/parameters.js';
import { roughVariance } from '../../../src/model/latent/rough-variance.js';
import { smallData } from './support.js';

const DATA = smallData(4);
const AXIS = DATA.axes[1] as (typeof DATA.axes)[number];
const number = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 1000);

/** What the cells of a level say of it, with their error as a variance. */
interface Told {
  readonly slope: number;
  readonly residual: number;
  readonly sigma: number;
  readonly noise: number;
}

/** Factor of one walk and log density with Jacobian, where the cells of some levels tell of it. */
function evaluate(coordinate: number, levels: readonly Told[]) {
  const layout = new Layout();
  const group = new Group('media', AXIS);
  group.placeBlocks(layout);
  const position = new Float64Array(layout.dimension);
  position[1] = coordinate;
  group.clear();
  for (const { slope, residual, sigma, noise } of levels) group.observe(1, slope, residual, sigma, noise);
  group.place(position);
  const g = group.value[1] as number;
  let log = 0;
  for (const { slope, residual, sigma, noise } of levels) {
    const deviation = Math.sqrt(roughVariance(sigma ** 2 + noise, slope ** 2, residual));
    const e = (residual - slope * g) / deviation;
    log -= 0.5 * e * e;
    group.dValue[1]! += (e * slope) / deviation;
  }
  const others = group.pullBack(position, new Float64Array(layout.dimension));
  return { g, log: log + others };
}

describe('the factor of a group of sources', () => {
  test('of which no cells tell it is its own coordinate, N(0, 1)', () => {
    fc.assert(
      fc.property(number, (u) => {
        const { g, log } = evaluate(u, []);
        expect(g).toBe(u);
        expect(log).toBeCloseTo(-0.5 * u * u, 12);
      }),
    );
  });

  test('given what cells tell its coordinate is standard normal and independent of that', () => {
    const level = fc.record({
      slope: number,
      residual: number,
      sigma: fc.integer({ min: 200, max: 2000 }).map((n) => n / 1000),
      noise: fc.integer({ min: 0, max: 2000 }).map((n) => n / 1000),
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
