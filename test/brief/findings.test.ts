import { describe, expect, test } from 'vitest';
import { writeBrief } from '../../src/brief/brief.js';
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
    expect(told).toContain('of which each of these gaps is one of 9: **not determined**');
    expect(told).toContain(String(asked?.reason.slice(0, 30)));
  });
});
