import { expect, test } from 'vitest';
import { tracedByCountry } from '../../src/chain/by-country.js';
import { cutResult, topResult } from '../../src/chain/stored.js';
import type { FollowResult, StoredFlow } from '../../src/types.js';

const asset = { id: 'ETH', symbol: 'ETH', decimals: 1 };
const held = (n: number, of = 'ETH') => ({ asset: of, value: `${n}.5` });

test('the smallest rows are cut and counted, in the asset that is followed', () => {
  const many = [...Array.from({ length: 22 }, (_, i) => held(30 - i)), held(7, '0xtoken')];
  const whole = { asset, reached: [], stopped: [], unfollowed: [held(1)], flows: [], held: many };
  const { cut, result } = cutResult({ ...whole, skipped: [], notices: [] } as unknown as FollowResult);
  expect(cut).toEqual([{ list: 'held', rows: 3, value: '20' }]);
  expect(result.held).toHaveLength(20);
  expect(result.unfollowed).toEqual([held(1)]);
  expect(result).not.toHaveProperty('skipped');
});

test('the largest rows of every list, with what is left out; kept and left out are all there was', () => {
  const many = Array.from({ length: 5 }, (_, i) => held(9 - i));
  const whole = {
    asset,
    reached: [held(2)],
    stopped: many,
    unfollowed: [],
    flows: many,
    held: [],
    skipped: ['a row'],
  };
  const { cut, stopped, reached, skipped } = topResult(whole as unknown as FollowResult, 2);
  expect(cut).toEqual([
    { list: 'stopped', rows: 3, value: '19.5' },
    { list: 'flows', rows: 3, value: '19.5' },
  ]);
  expect([stopped, reached, skipped]).toEqual([[held(9), held(8)], [held(2)], ['a row']]);
  expect(topResult(whole as unknown as FollowResult, 5).cut).toEqual([]);
});

test('of a state at most what is not known to be elsewhere; without tags no value at all', () => {
  const result = {
    asset,
    conservation: { in: '100' },
    coverage: { visible: [{ country: 'SGP', addresses: 3 }] },
    countries: [
      { country: 'SGP', asset: 'ETH', value: '12.5' },
      { country: 'USA', asset: 'ETH', value: '20' },
      { country: 'SGP', asset: '0xtoken', value: '9' },
    ],
  };
  const flow = { id: 'theft', result } as unknown as StoredFlow;
  expect(tracedByCountry(flow, ['SGP', 'KHM'])).toEqual([
    { flow: 'theft', partner: 'SGP', asset: 'ETH', addresses: 3, value: '12.5', most: '80' },
    { flow: 'theft', partner: 'KHM', asset: 'ETH', addresses: 0, value: null, most: '67.5' },
  ]);
});
