import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/types.js';
import { exampleStore } from '../support/store.js';

/** A summit told in three rows: twice for one partner, once for another. */
const { pack, store } = await exampleStore((example) => {
  const told = example.evidence.find(({ id }) => id === 'v-a-2019') as Evidence;
  const row = (id: string, more: Partial<Evidence>): Evidence => ({ ...told, id, event: 's-1', ...more });
  const text = (id: string, more: Partial<Evidence>, own: Evidence['own'] = {}): Evidence => ({
    ...told,
    ...{ id, event: id, ledger: 'coded', kind: 'message', partner: 'XAA' },
    ...more,
    own: { form: 'full', ...own },
  });
  const window = { kind: 'congress', title: '', source: '', from: '2016-03-01', to: '2016-03-05' } as const;
  return {
    ...example,
    windows: [
      { ...window, partner: 'XAA' },
      { ...window, kind: 'mourning', from: '2017-12-17', to: '2017-12-29', partner: null },
    ],
    evidence: [
      ...example.evidence,
      row('s-1', { credibility: 3 }),
      row('s-2', { credibility: 2 }),
      row('s-3', { partner: 'XBB', credibility: 3 }),
      text('t-message', { firstDay: '2016-02-29' }),
      text('t-visit', { firstDay: '2016-02-29', kind: 'visit' }),
      text('t-headline', { firstDay: '2016-02-29' }, { form: 'headline' }),
      text('t-mourning', { firstDay: '2016-02-29' }, { occasion: 'mourning' }),
      text('t-congress', { firstDay: '2016-03-01' }),
      text('t-other-state', { firstDay: '2016-03-01', partner: 'XBB' }),
      text('t-last-day', { firstDay: '2017-12-29', partner: 'XBB' }),
      text('t-day-after', { firstDay: '2017-12-30', partner: 'XBB' }),
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

  test('told events are those in full text, outside the windows of their state', async () => {
    const rows = await store.query("SELECT id FROM told_events WHERE id[1:2] = 't-' ORDER BY id");
    expect(rows.map(({ id }) => id)).toEqual(['t-day-after', 't-message', 't-other-state']);
  });

  test('every ledger has its table, empty or not, and evidence holds them all', async () => {
    let rows = 0;
    for (const { name } of pack.ledgers) rows += (await store.query(`FROM ${name}`)).length;
    expect(rows).toBe(pack.evidence.length);
    expect(await store.query('SELECT count(*) AS n FROM evidence')).toEqual([{ n: rows }]);
  });
});
