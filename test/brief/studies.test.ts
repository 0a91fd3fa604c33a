import { describe, expect, test } from 'vitest';
import { writeBrief } from '../../src/brief/brief.js';
import { dayWords, eventsOf, gapVerdict, spanWords } from '../../src/brief/gap-sides.js';
import { build } from '../../src/build.js';
import { readPack } from '../../src/pack/read.js';
import type { DatedRow } from '../../src/types.js';
import { add, examplePack, swap } from '../support/example.js';
import { buildPack } from '../support/packs.js';

const row = (id: string, date: string, event = id): DatedRow => ({
  id,
  event,
  date,
  dateEnd: '',
  kind: 'finding',
  summary: '',
  source: '',
  selfReported: false,
});
const gap = (q5: number | null, q95: number | null) => ({ gap: { median: q5 && 0, q5, q95 } });

test('a gap decides only where its interval leaves zero out', () => {
  expect([gap(0.1, 2), gap(-2, -0.1), gap(-1, 1), gap(0, 1), gap(null, null)].map(gapVerdict)).toEqual([
    'supported',
    'contradicted',
    'not_determined',
    'not_determined',
    'not_determined',
  ]);
});

test('rows are counted with the years they reach over', () => {
  const rows = [row('a', '2019'), row('b', '')];
  expect(spanWords({ from: '2019-01-01', until: '2021-03-31', rows })).toBe('2 rows, 2019 to 2021');
  expect(spanWords({ from: '2019-01-01', until: '2019-12-31', rows: [row('a', '2019')] })).toBe(
    '1 row, 2019',
  );
  expect(spanWords({ from: null, until: null, rows: [row('b', '')] })).toBe('1 row, undated');
  expect(spanWords({ from: null, until: null, rows: [] })).toBe('no row');
  expect(dayWords({ date: '2019-11', dateEnd: '2019-12-22' })).toBe('2019-11 to 2019-12-22');
  expect([dayWords({ date: '2019', dateEnd: '2019' }), dayWords(row('b', ''))]).toEqual(['2019', 'undated']);
});

test('an event stands once, by the row that names it, with the days that others give', () => {
  const rows = [row('early', '2024', 'act'), row('act', '2025-03'), row('same', '2025-03-05', 'act')];
  expect(eventsOf([...rows, row('other', '2026')])).toMatchObject([
    { row: { id: 'act' }, rows: [{ id: 'early' }, { id: 'act' }, { id: 'same' }], elsewhere: ['2024'] },
    { row: { id: 'other' }, elsewhere: [] },
  ]);
});

const STUDIES = add("studies:\n  - { title: 'Alfaland, from 2019', partner: XAA, from: 2019-01-01 }\n");

describe('a study of the example', async () => {
  const made = await build(await readPack(examplePack({ 'pack.yml': STUDIES })), {
    asOf: '2024-12-31',
    seed: 1,
  });
  const text = writeBrief(made)['brief.md'];
  const study = text.slice(text.indexOf('### Alfaland, from 2019'), text.indexOf('\n## Claims'));
  const rows = study.split('\n').filter((line) => line.startsWith('| 2'));

  test('has its rows in order of time, each on one side, with source and id', () => {
    const days = rows.map((line) => line.slice(2, 6));
    expect(days).toEqual(days.toSorted());
    expect(rows.length).toBeGreaterThan(0);
    for (const line of rows) {
      const [, , paper = '', fact = ''] = line.split(' | ').map((cell) => cell.replace(/\|/g, '').trim());
      expect([paper, fact].filter((cell) => cell !== '').length).toBeLessThan(2);
      expect(line).toMatch(/\]\(#source-\d+\).*\(`[^`]+`\) /);
    }
  });

  test('leaves out what ended before it', () => {
    const { dated } = made.gaps.find(({ partner }) => partner === 'XAA') as (typeof made.gaps)[number];
    const all = [...dated.formal.rows, ...dated.actual.rows];
    const before = all.filter(({ date, dateEnd }) => date !== '' && (dateEnd || date) < '2019');
    expect(before.length).toBeGreaterThan(0);
    for (const { id } of before) expect(study).not.toContain(`\`${id}\``);
  });

  test('ends with verdicts and what is not visible', () => {
    expect(study).toMatch(
      /stricter on paper than in fact, each held against the other states: \*\*(supported|contradicted|not determined)\*\*/,
    );
    expect(study).toContain('Not visible: ');
  });
});

test('a study of a state that is not reported is refused', async () => {
  const wrong = examplePack({ 'pack.yml': (text) => swap('partner: XAA', 'partner: ZZZ')(STUDIES(text)) });
  await expect(readPack(wrong)).rejects.toThrow('partner ZZZ is not reported in partners.csv');
  const turned = examplePack({ 'pack.yml': (text) => swap('2019-01-01', '2030-01-01')(STUDIES(text)) });
  await expect(readPack(turned)).rejects.toThrow('from 2030-01-01 is after to 2024-12-31');
});

describe('the worked cases of dprk-asean', async () => {
  const text = writeBrief(await buildPack('dprk-asean'))['brief.md'];
  const studyOf = (title: string) => text.slice(text.indexOf(`### ${title}`)).split(/\n##/)[0] as string;

  test('Cambodia reported all closed, while the Panel saw casinos run', () => {
    const lines = studyOf('Cambodia, from 2019').split('\n');
    expect(lines.find((line) => line.includes('KHM-20191222-rep'))).toMatch(
      /^\| 2019-12-22 .*\| Cambodia reported .*own report, not in the gap.* {2}\|$/,
    );
    expect(lines.find((line) => line.includes('enf-287'))).toMatch(/^\| 2020-06 \| {2}\| Kim Chol Sok /);
    expect(lines.find((line) => line.includes('enf-062'))).toContain('| 2025-03 (elsewhere 2024, 2024-06) |');
  });

  test('Cambodia is told to the end of the record: acts of 2026 are in it, and silence begins after the last', () => {
    const study = studyOf('Cambodia, from 2019');
    for (const id of ['enf-068', 'enf-067']) expect(study).toContain(`\`${id}\``);
    expect(study).toContain('silence after 2026-');
  });

  test.each([
    ['Viet Nam, from 2012', 'supported'],
    ['Malaysia, from 2021', 'not determined'],
    ['Singapore, from 2012', 'not determined'],
    ['Thailand, from 2012', 'not determined'],
  ])('%s: that less is done than its paper leads one to expect is %s', (title, verdict) => {
    expect(studyOf(title)).toContain(
      `does less than its paper leads one to expect: **${verdict}**. The gap,`,
    );
  });

  test('Thailand off the pattern is not determined', () => {
    expect(studyOf('Thailand, from 2012')).toContain('off the pattern: **not determined**');
  });
});
