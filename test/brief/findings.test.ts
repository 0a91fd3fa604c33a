import { describe, expect, test } from 'vitest';
import { writeBrief } from '../../src/brief/brief.js';
import { plain } from '../../src/brief/markdown.js';
import { buildPack } from '../support/packs.js';

describe('the findings of dprk-asean', async () => {
  const build = await buildPack('dprk-asean');
  const text = writeBrief(build)['brief.md'];
  const findings = text.slice(text.indexOf('## Findings'), text.indexOf('\n## Tiers'));
  const lines = findings.split('\n').filter((line) => line.startsWith('- '));

  test('tell gaps on either side of zero, and the test over all states beside them', () => {
    const gaps = lines.filter((line) => line.includes('than its paper leads one to expect'));
    expect(gaps).toHaveLength(2);
    expect(gaps.find((line) => line.includes('Philippines'))).toContain('does more than its paper');
    expect(gaps.find((line) => line.includes('Viet Nam'))).toContain('does less than its paper');
    const asked = build.hypotheses.find(({ id }) => id === 'form-against-reality');
    const told = lines.find((line) => line.includes('`hypothesis.form-against-reality`'));
    expect(told).toContain('in more of 9 states than intervals alone would have it: **not determined**');
    expect(told).toContain(String(asked?.reason.slice(0, 30)));
  });

  test('name what is contradicted by its sentence', () => {
    const against = build.claims.filter(({ verdict }) => verdict === 'contradicted');
    expect(against.length).toBeGreaterThan(0);
    for (const { id, sentence } of against)
      expect(lines.find((line) => line.startsWith(`- Contradicted, ${id}: `))).toContain(plain(sentence));
  });

  test.each([
    ['Crypto stolen in 2025', ['about $2.02bn (Chainalysis, 2025)', 'excludes that of MSMT']],
    ['IT workers', ['from memory', 'bodies on record: Laos 3, Viet Nam 1']],
    ['Huione', ['at least $4bn (FinCEN', 'at least $37m (FinCEN']],
  ])('tell of money: %s, by the figures of others and with sources', (title, said) => {
    const line = lines.find((one) => one.startsWith(`- ${title}`));
    for (const words of said) expect(line).toContain(words);
    expect(line).toMatch(/\(#source-\d+\)/);
  });

  test('what is known to be missing is told', () => {
    const missing = text.slice(text.indexOf('## What is missing'), text.indexOf('\n## Sources'));
    expect(build.pack.missing.length).toBeGreaterThanOrEqual(6);
    for (const hole of build.pack.missing) expect(missing).toContain(plain(hole.text));
  });

  test('the latest on record has its date, and broken relations stand beside partner and table', () => {
    const partners = text.slice(text.indexOf('\n## Partners'), text.indexOf('\n## What state media say'));
    expect(partners).toContain('Latest on record, 2025-');
    expect(partners).not.toMatch(/Latest on record(?!, \d{4})/);
    const broken = 'elations were broken off on 2021-03-19, and nothing on record restores them';
    expect(partners.slice(partners.indexOf('### Malaysia')).split('\n###')[0]).toContain(`R${broken}`);
    const tiers = text.slice(text.indexOf('\n## Tiers'), text.indexOf('\n## The measurement'));
    expect(tiers).toContain(`Malaysia: r${broken}`);
    expect(tiers).toContain('Engagement is of the whole time from 2012-01-01 to 2026-11-23');
    expect(tiers).toContain('a count of findings is not weak enforcement');
  });
});
