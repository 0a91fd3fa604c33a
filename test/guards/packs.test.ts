import { describe, expect, test } from 'vitest';
import { inspectPack, readPack } from '../../src/pack/read.js';
import { loadHypotheses, loadPack } from '../../src/store/load.js';
import { loadStandings } from '../../src/store/standings.js';
import { Store } from '../../src/store/store.js';
import { testHypotheses } from '../../src/thesis.js';
import type { Verdict } from '../../src/types.js';
import { buildPack, packFolder } from '../support/packs.js';

describe.each(['example', 'dprk-asean'] as const)('the pack %s', async (name) => {
  const pack = await readPack(packFolder(name));
  const store = await Store.open();
  await loadPack(store, pack, pack.period.to);
  const made = await buildPack(name, { only: 'verdicts' });
  await loadHypotheses(store, made.hypotheses);
  await loadStandings(store, made);
  await store.lock();

  test('reads without errors', async () => {
    const { issues } = await inspectPack(packFolder(name));
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(pack.indicators.map(({ id, sql }) => [id, sql]))('the SQL of %s binds', async (_, sql) => {
    const { columns } = await store.select(sql as string);
    expect(columns).toEqual(expect.arrayContaining(['partner', 'period', 'value', 'n', 'evidence']));
  });

  test.each(pack.claims.map((claim) => [claim.id, claim] as const))('claim %s resolves', async (_, claim) => {
    const known = new Set(pack.evidence.map(({ id }) => id));
    for (const cite of claim.cites) expect(known, cite).toContain(cite);
    if (claim.test.kind === 'open') return;
    const { rows } = await store.select(claim.test.sql);
    expect(rows).toHaveLength(1);
    expect(Object.keys(claim.test.reasons)).toContain(rows[0]?.['verdict']);
  });

  test('no test of a claim is a constant: without records its verdict rests on nothing', async () => {
    const empty = await Store.open();
    const bare = { ...pack, evidence: [], networks: [], estimates: [], flows: [] };
    await loadPack(empty, bare, pack.period.to);
    await loadHypotheses(empty, testHypotheses({ ...pack, evidence: [] }));
    await loadStandings(empty, { standings: [], model: { leftOutWhole: { runs: [], notRun: [] } } });
    for (const { id, test: of } of pack.claims) {
      if (of.kind === 'open') continue;
      const { rows } = await empty.select(of.sql);
      const withRecords = (await store.select(of.sql)).rows;
      expect(rows[0], id).not.toEqual(withRecords[0]);
    }
    empty.close();
  });
});

describe('the verdicts on the article', async () => {
  const { claims, nodes, standings } = await buildPack('dprk-asean');

  test('agree with what the record is known to say', () => {
    expect(claims.length).toBeGreaterThanOrEqual(35);
    const known: [RegExp, Verdict, string][] = [
      [/^Cambodia is on the grey list/, 'contradicted', 'left the list on 24 February 2023'],
      [/^Thailand is on the grey list/, 'contradicted', 'left monitoring in June 2013'],
      [/^Viet Nam is on the grey list/, 'supported', 'since 23 June 2023'],
      [
        /^The break of 2021.* was Malaysia's act/,
        'contradicted',
        'It was North Korea that declared all ties cut',
      ],
      [/no leader of Viet Nam had come for 18 years/, 'supported', '18 years earlier'],
      [/vary independently/, 'not_determined', 'cannot show independence'],
      [/vary independently/, 'not_determined', 'Correlation of stocks'],
      [/stands in the middle tier/, 'not_determined', 'Indonesia stands in tier 2 of 5 with probability'],
      [/stands an order of tiers/, 'not_determined', '4 of 11 states are put into tiers (Laos 1, Viet Nam 1'],
      [/seeks diplomatic dealings where ideology/, 'not_determined', 'engagement rises with affinity by'],
      [/depends on how a state enforces/, 'not_determined', 'revenue rises with slack with'],
      [/takes the same party channels/, 'not_determined', 'travel there is not determined (p = 0.52'],
      [
        /takes the same party channels/,
        'not_determined',
        'revenue rises with affinity is not determined (slope −0.51',
      ],
      [/takes the same party channels/, 'not_determined', 'is on record behind 18, 1 of them from memory'],
      [
        /^Singapore applies the sanctions strictly/,
        'supported',
        'It reads both ways: in the measurement its slack is 0.6',
      ],
      [/^Saysomphone Phomvihane belongs/, 'imprecise', 'He did in December 2021'],
      [/moving its diplomatic effort/, 'not_determined', 'fell from 6 in the open years of 2018-2022 to 2'],
      [/moving its diplomatic effort/, 'not_determined', 'the stops on them were 6 and 6'],
      [/^By affinity alone Thailand/, 'not_determined', 'On affinity alone Thailand has'],
    ];
    for (const [words, verdict, reason] of known) {
      const found = claims.filter(({ sentence }) => words.test(sentence));
      expect(found, String(words)).toHaveLength(1);
      expect(found[0], String(words)).toMatchObject({ verdict, reason: expect.stringContaining(reason) });
    }
  });

  test('hang on the tiers that they ask for', () => {
    const { id } = standings.find(({ partner }) => partner === 'IDN') as (typeof standings)[number];
    const parentsOf = (claim: string) => nodes.find((node) => node.id.startsWith(`claim.${claim}.`))?.parents;
    expect(parentsOf('c24')).toContain(id);
    expect(parentsOf('c37')).toContainEqual(expect.stringMatching(/^latent\.slack\.SGP\./));
  });

  test('leave no value open and cite at least one record each', () => {
    for (const { id, sentence, reason, evidence } of claims) {
      expect(`${sentence} ${reason}`, id).not.toMatch(/\{\w+\}/);
      expect(evidence.length, id).toBeGreaterThan(0);
    }
  });
});
