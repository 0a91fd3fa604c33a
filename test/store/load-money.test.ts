import { expect, test } from 'vitest';
import { readPack } from '../../src/index.js';
import { loadPack } from '../../src/store/load.js';
import { Store } from '../../src/store/store.js';
import { AMOUNT, estimatesTable } from '../support/estimates.js';
import { examplePack } from '../support/example.js';
import { flowFile } from '../support/flows.js';
import { networksTable, ORGANS } from '../support/networks.js';

const pack = await readPack(
  examplePack({
    'organs.csv': ORGANS,
    'networks.csv': networksTable(
      { organ: 'bureau', organ_basis: 'inferred' },
      { id: 'grill', name: 'Grill' },
    ),
    'estimates.csv': estimatesTable(AMOUNT, { id: 'two', share: '59', denominator: 'all takings' }),
    'flows/theft.json': flowFile(),
  }),
);

test('bodies, organs, estimates and traces can be asked, and what is empty in a pack is missing', async () => {
  const store = await Store.open();
  try {
    await loadPack(store, pack, pack.period.to);
    expect(
      await store.query(
        `SELECT b.id, b.begun, o.channel, b.organ_basis, b.evidence FROM bodies b LEFT JOIN organs o ON o.id = b.organ ORDER BY b.id`,
      ),
    ).toEqual([
      {
        id: 'alfabank',
        begun: null,
        channel: 'business',
        organ_basis: 'inferred',
        evidence: ['f-a-2018', 'x-a-2019'],
      },
      { id: 'grill', begun: null, channel: null, organ_basis: null, evidence: ['f-a-2018', 'x-a-2019'] },
    ]);
    expect(
      await store.query('SELECT id, amount, unit, share, denominator FROM estimates ORDER BY id'),
    ).toEqual([
      { id: 'one', amount: 90000, unit: 'usd', share: null, denominator: null },
      { id: 'two', amount: null, unit: null, share: 59, denominator: 'all takings' },
    ]);
    expect(await store.query('SELECT id, value_in, tagged_share, published FROM flows')).toEqual([
      { id: 'theft', value_in: 105, tagged_share: 0.571428571, published: '2022-02-01' },
    ]);
    expect(await store.query("SELECT partner, value, most FROM traced_value WHERE partner = 'XAA'")).toEqual([
      { partner: 'XAA', value: null, most: 105 },
    ]);
  } finally {
    store.close();
  }
});
