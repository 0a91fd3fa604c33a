import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/types.js';
import { exampleStore } from '../support/store.js';

/** A summit told in three rows: twice for one partner, once for another. */
const { pack, store } = await exampleStore((example) => {
  const told = example.evidence.find(({ id }) => id === 'v-a-2019') as Evidence;
  const row = (id: string, more: Partial<Evidence>): Evidence => ({ ...told, id, event: 's-1', ...more });
  return {
    ...example,
    evidence: [
      ...example.evidence,
      row('s-1', { credibility: 3 }),
      row('s-2', { credibility: 2 }),
      row('s-3', { partner: 'XBB', credibility: 3 }),
    ],
  };
});

describe('loadPack', () => {
  test('an event stands once for each partner, by its most credible row', async () => {
    expect(await store.query("SELECT partner, id FROM visits_events WHERE event = 's-1' ORDER BY 1")).toEqual(
      [
        { partner: 'XAA', id: 's-2' },
        { partner: 'XBB', id: 's-3' },
      ],
    );
  });

  test('among equals the first by id stands for the event', async () => {
    expect(await store.query("SELECT id FROM visits_events WHERE event = 'v-a-2018'")).toEqual([
      { id: 'v-a-2018' },
    ]);
  });

  test('every ledger has its table, empty or not, and evidence holds them all', async () => {
    let rows = 0;
    for (const { name } of pack.ledgers) rows += (await store.query(`FROM ${name}`)).length;
    expect(rows).toBe(pack.evidence.length);
    expect(await store.query('SELECT count(*) AS n FROM evidence')).toEqual([{ n: rows }]);
  });
});
