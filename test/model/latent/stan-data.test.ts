import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { stanData } from '../../../src/model/latent/stan-data.js';
import { comparisonData } from '../../../src/model/latent/synthetic.js';
import { normal, stream } from '../../../src/stats/index.js';
import { smallData, withLists } from './support.js';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the data of the Stan file', () => {
  const data = smallData(5);
  const stan = stanData(data);
  const { layout } = new LatentModel(data);

  it('name every scalar of the model once', () => {
    const names = Object.values(stan.scalars).flat();
    expect(names.toSorted()).toEqual(layout.scalars.map(({ name }) => name).toSorted());
  });

  it('make as many parameters as the model has', () => {
    const { points, factors, levels, members, detections } = stan.sizes as Record<string, number>;
    const blocks = [points, factors, levels, members, detections] as number[];
    const total = blocks.reduce((sum, size) => sum + size, layout.scalars.length);
    expect(total).toBe(layout.dimension);
  });

  it('are those that the Stan file declares', () => {
    const block = read('docs/latent.stan').match(/^data \{(.*?)^\}/ms)?.[1] as string;
    const declared = [...block.matchAll(/^ {2}(?:int|vector)[^;]*?(\w+)(\[\w+\])?;/gm)].map(
      ([, name]) => name,
    );
    const written = [...Object.keys(stan.sizes), ...Object.keys(stan.arrays), 'standardised'];
    expect(written.toSorted()).toEqual(declared.toSorted());
  });

  it('point every cell at what it belongs to', () => {
    const { arrays, sizes } = stan;
    const items = data.items.flatMap((item) => [...item.walk].map((walk) => ({ item: item.id, walk })));
    expect(sizes['item_cells']).toBe(items.length);
    const entries = (arrays['cell_of'] as number[]).slice(0, items.length);
    const seen = new Map(items.map(({ item, walk }, c) => [`${item} ${walk}`, entries[c]]));
    expect(new Set(seen.values()).size).toBe(sizes['entries']);
    items.forEach(({ item, walk }, c) => {
      expect(entries[c]).toBe(seen.get(`${item} ${walk}`));
    });
  });
});

it('the Stan file has neither horseshoe nor lists, and says so', () => {
  expect(() => stanData(withLists(5))).toThrow(/no lists/);
  expect(() => stanData(smallData(5, 'horseshoe'))).toThrow(/no horseshoe/);
});

describe('the stored comparison with Stan', () => {
  const stored = JSON.parse(read('bench/results/compare-stan.json'));

  it('was made with the data and the Stan file of today', () => {
    expect(stored.digest).toBe(sha256(JSON.stringify(stanData(comparisonData()))));
    expect(stored.model).toBe(sha256(read('docs/latent.stan')));
  });

  it('was made with our density of today: whoever changes it compares anew and writes this anew', () => {
    const model = new LatentModel(comparisonData());
    const random = stream(17, 'compared');
    const position = Float64Array.from({ length: model.dimension }, () => 0.4 * normal(random));
    const gradient = new Float64Array(model.dimension);
    const value = model.logDensity(position, gradient);
    expect([value, Math.hypot(...gradient)].map((one) => one.toPrecision(9))).toEqual([
      '18445120.8',
      '2075.33324',
    ]);
  });

  it('says what was compared by what', () => {
    expect(stored.versions).toEqual({
      rstan: expect.stringMatching(/^\d+\.\d+/),
      posterior: expect.stringMatching(/^\d+\.\d+/),
    });
    expect(stored.quantities).toBeGreaterThan(500);
    for (const one of [stored.tierline, stored.rstan]) {
      expect(one.cpuSeconds).toBeGreaterThan(0);
      expect(one.essPerCpuSecond).toBeGreaterThan(0);
    }
  });

  it('found one density and one posterior', () => {
    expect(stored.density.spread).toBeLessThan(1e-6);
    expect(stored.density.gradient).toBeLessThan(1e-5);
    expect(stored.worst.mean.z).toBeLessThan(4);
    expect(stored.worst.sd.z).toBeLessThan(4);
  });
});
