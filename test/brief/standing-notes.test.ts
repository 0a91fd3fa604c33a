import { expect, test } from 'vitest';
import { brokenBy } from '../../src/brief/relations.js';
import { standingNotes } from '../../src/brief/standing-notes.js';
import type { Evidence, Standing } from '../../src/types.js';

const act = (id: string, kind: string, date: string, event = id): Evidence =>
  ({ id, ledger: 'relations', kind, partner: 'XAA', date, firstDay: date, event }) as unknown as Evidence;
const opened = act('r1', 'relations_established', '1973-05-01');
const severed = act('r2', 'relations_severed', '2021-03-19');
const told = act('r9', 'relations_severed', '2021-03-19', 'r2');
const standing = (partner: string, q5: number | null, q95: number | null) =>
  ({ partner, name: partner, slack: { median: 0, q5, q95, n: 1 } }) as unknown as Standing;
const time = { from: '2012-01-01', to: '2024-12-31' };

test('relations are broken where the last act on record breaks them, by the row that names it', () => {
  expect(brokenBy([opened, severed, told], 'XAA')).toBe(severed);
  expect(brokenBy([opened], 'XAA')).toBeUndefined();
  expect(brokenBy([opened, severed, act('r3', 'relations_restored', '2023-01-01')], 'XAA')).toBeUndefined();
  expect(brokenBy([opened, severed], 'XBB')).toBeUndefined();
  expect(brokenBy([opened, severed, act('r4', 'expulsion', '2022-01-01')], 'XAA')).toBe(severed);
});

test('a table of standings has its time, who has no relations, and what slack is not', () => {
  const notes = standingNotes([opened, severed], time, [
    standing('XAA', -1, 1),
    standing('XBB', 0, 2),
    standing('XCC', null, null),
  ]);
  expect(notes.map(({ text }) => text)).toEqual([
    'Engagement is of the whole time from 2012-01-01 to 2024-12-31, and not how things stand today.',
    'XAA: relations were broken off on 2021-03-19, and nothing on record restores them; its engagement is that of the whole time all the same.',
    'Where slack rests on what outsiders found, a state that is looked at more can seem laxer: a count of findings is not weak enforcement. The intervals of all states overlap.',
  ]);
  expect(notes[1]?.rows).toEqual(['r2']);
  const apart = standingNotes([], time, [standing('XAA', -2, -1), standing('XBB', 0, 2)]);
  expect(apart.at(-1)?.text).not.toContain('overlap');
  expect(standingNotes([], time, [standing('XAA', null, null)])).toHaveLength(1);
});
