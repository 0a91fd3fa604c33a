import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { HypothesisResult } from '../../src/types.js';
import { inWords } from '../../src/wording.js';
import { buildPack } from '../support/packs.js';

const page = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const { hypotheses, standings } = await buildPack('dprk-asean');

test('README says how many states have a tier', () => {
  const assigned = standings.filter(({ tier }) => tier !== null).length;
  expect(page('README.md')).toContain(`${inWords(assigned)} of ${inWords(standings.length)} at present`);
});

test.each(hypotheses.filter(({ id }) => !id.startsWith('axes-')))(
  'docs/method.md has the figures of $id',
  (result) => {
    expect(page('docs/method.md')).toContain(`\n${row(result)}\n`);
  },
);

function row({ id, n, statistic, interval, p, power, powerHalf, verdict }: HypothesisResult): string {
  const digits = id === 'form-against-reality' ? 0 : 2;
  const bounds = interval ? ` (${interval.q5.toFixed(2)} to ${interval.q95.toFixed(2)})` : '';
  const half = powerHalf === null ? '' : ` (${powerHalf.toFixed(2)})`;
  const atMost = id === 'form-against-reality' ? ' at most' : '';
  return `| \`${id}\` | ${n} | ${statistic?.toFixed(digits)}${bounds} | ${p?.toFixed(3)}${atMost} | ${power?.toFixed(2)}${half} | ${verdict.replace('_', ' ')} |`;
}
