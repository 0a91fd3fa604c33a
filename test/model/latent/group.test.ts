import { expect, test } from 'vitest';
import { Group } from '../../../src/model/latent/group.js';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { Layout } from '../../../src/model/latent/parameters.js';
import { smallData } from './support.js';

const DATA = smallData(4);

test('the prior of a group of sources is one standard normal per walk', () => {
  const layout = new Layout();
  layout.scalar('before', 0, 1);
  const group = new Group('media', DATA.axes[1] as (typeof DATA.axes)[number]);
  group.placeBlocks(layout);
  expect(layout.dimension).toBe(4);
  const position = Float64Array.of(9, 1, -2, 3);
  const gradient = new Float64Array(4);
  expect(group.logDensity(position, gradient)).toBe(-7);
  expect([...gradient]).toEqual([0, -1, 2, -3]);
  expect(group.at(position, 1)).toBe(-2);
  group.add(gradient, 1, 5);
  expect(gradient[2]).toBe(7);
});

test('a group of one item has no factor, since it could not be told from what is peculiar', () => {
  const alone = { ...DATA, items: DATA.items.filter(({ id }) => id !== 'formulas') };
  const names = (data: typeof DATA) => new LatentModel(data).layout.scalars.map(({ name }) => name);
  expect(names(DATA)).toContain('party.log_group_loading');
  expect(names(alone)).not.toContain('party.log_group_loading');
  expect(names(alone)).toContain('links.log_group_loading');
});
