import type { Build, RateRow } from '../types.js';
import { fixed, percent, ranged } from '../wording.js';
import type { Citations } from './citations.js';
import { greetingSection } from './greetings.js';
import { listSection } from './lists.js';
import { plain, table } from './markdown.js';
import { BURIAL_TITLE, CHANNEL_TITLE } from './media-figure.js';
import { byChannel, inList, type Share, shareOf, type Told, toldIn, withFormula } from './told.js';

/** What state media say, by rules, with the error rates of the rules beside it; empty where a pack reads no text. */
export function mediaSection(build: Build, told: readonly Told[], citations: Citations): string[] {
  const sources = [...new Set(build.pack.codings.map(({ source }) => source))];
  if (sources.length === 0) return [];
  return [
    '## What state media say',
    `Coded by rules from the texts of ${sources.length} sources; the texts themselves are not kept. Events, not items, are counted; mourning and the windows below are left out.${sources.map((id) => citations.citeSource(id)).join('')}`,
    mediaTable(told.filter(({ period }) => period === '2011' || period === '2024')),
    `![${CHANNEL_TITLE}: blue party, grey state and foreign ministry, orange royal](channels.svg)`,
    `![${BURIAL_TITLE}: pink in lists, green with a phrase](lists.svg)`,
    ...windowTable(build),
    ...listSection(build),
    ...greetingSection(build),
    ...errors(build),
  ];
}

/** Fewer events than this in a window say nothing. */
const FEWEST = 4;

function windowTable(build: Build): string[] {
  const told = toldIn(build).filter(({ events }) => events.length >= FEWEST);
  if (told.length === 0) return [];
  return [
    `In times that overturn the order, told apart; partners with at least ${FEWEST} events. (\`windows\`, \`coded\`)`,
    mediaTable(told),
  ];
}

function mediaTable(told: readonly Told[]): string {
  const head = [
    'partner',
    'period',
    'events',
    'party channel',
    'royal channel',
    'alone',
    'in lists',
    'with a phrase of closeness',
  ];
  const rows = told
    .filter(({ events }) => events.length > 0)
    .map(({ name, period, events }) => {
      const alone = shareOf(events, (event) => event.own['exclusivity'] === 'single');
      const shares = [
        shareOf(events, byChannel('party')),
        shareOf(events, byChannel('royal')),
        alone,
        shareOf(events, inList),
        shareOf(events, withFormula),
      ];
      return [
        plain(name),
        period === '2024' ? '2024, to September' : period,
        String(events.length),
        ...shares.map(words),
      ];
    });
  return table(head, rows);
}

const words = ({ value, low, high }: Share) =>
  value === null ? '-' : `${ranged({ median: 100 * value, q5: 100 * low, q95: 100 * high }, 0)} %`;

/** Agreement of people, and of the rules with what was decided, variable by variable and by kind of text. */
function errors({ reading }: Build): string[] {
  if (!reading) return [];
  const periods = [...new Set(reading.rates.map(({ period }) => period))].filter((period) => period !== '');
  const rate = (variable: string, period: string) =>
    reading.rates.find((row) => row.variable === variable && row.period === period && row.category === '');
  const rows = [...reading.agreement, { variable: 'formulas', alpha: null }]
    .filter(({ variable }) => rate(variable, '') !== undefined)
    .map(({ variable, alpha }) => [
      `\`${variable}\``,
      alpha === null ? '-' : fixed(alpha, 2),
      f1(rate(variable, '')),
      ...periods.map((period) => f1(rate(variable, period))),
    ]);
  const { attribution } = reading;
  return [
    `How far the coding can be trusted: agreement of two people who coded ${reading.documents} documents (Krippendorff's alpha), and weighted F1 of the rules against what was decided of it, with 90 % interval, in all and by source. The rules were written looking at most of these documents; [docs/method.md](../../docs/method.md) gives the figures on those held back. (\`reading.json\`)`,
    table(['variable', 'people, alpha', 'rules, F1', ...periods.map((period) => plain(period))], rows),
    `States named wrongly or missed: ${attribution.errors} of ${attribution.rows} rows (${percent(attribution.errors / Math.max(attribution.rows, 1))}). (\`reading.json\`)`,
  ];
}

function f1(row: RateRow | undefined): string {
  if (row?.f1 == null || row.n === 0) return '-';
  const { f1: median, low: q5, high: q95, n } = row;
  const written = q5 === null || q95 === null ? fixed(median, 2) : ranged({ median, q5, q95 }, 2);
  return `${written}, n ${n}`;
}
