import type { Build, Pack, RateRow } from '../types.js';
import { fixed, inWords, percent, ranged } from '../wording.js';
import { channelsOf, through } from './channels.js';
import type { Citations } from './citations.js';
import { greetingSection } from './greetings.js';
import { listSection } from './lists.js';
import { plain, table } from './markdown.js';
import type { MediaFigure } from './media-figure.js';
import { inList, type Share, shareOf, type Told, toldIn, withFormula } from './told.js';

/** What state media say, by rules, with the error rates of the rules beside it; empty where a pack reads no text. */
export function mediaSection(
  build: Build,
  told: readonly Told[],
  figures: readonly MediaFigure[],
  citations: Citations,
): string[] {
  const { pack } = build;
  const sources = [...new Set(pack.codings.map(({ source }) => source))];
  if (sources.length === 0) return [];
  const full = told.filter(({ fullText, events }) => fullText && events.length > 0);
  const texts = `${sources.length} source${sources.length === 1 ? '' : 's'}`;
  return [
    '## What state media say',
    `Coded by rules from the texts of ${texts}; the texts themselves are not kept. Events, not items, are counted${leftOut(pack)}.${sources.map((id) => citations.citeSource(id)).join('')}`,
    ...(full.length > 0 ? [mediaTable(pack, full)] : []),
    ...figures.map(({ file, caption }) => `![${caption}](${file})`),
    ...windowTable(build),
    ...listSection(build),
    ...greetingSection(build),
    ...errors(build),
  ];
}

/** What overturns every order and is not in the table, as far as the pack knows of any. */
function leftOut({ codebook, windows }: Pack): string {
  const parts = [
    ...(codebook?.variables['occasion']?.some(({ code }) => code === 'mourning') ? ['mourning'] : []),
    ...(windows.length > 0 ? ['the windows below'] : []),
  ];
  return parts.length === 0 ? '' : `; ${parts.join(' and ')} are left out`;
}

/** Fewer events than this in a window say nothing. */
const FEWEST = 4;

function windowTable(build: Build): string[] {
  const told = toldIn(build).filter(({ events }) => events.length >= FEWEST);
  if (told.length === 0) return [];
  return [
    `In times that overturn the order, told apart; partners with at least ${FEWEST} events. (\`windows\`, \`coded\`)`,
    mediaTable(build.pack, told),
  ];
}

function mediaTable({ codebook, media }: Pack, told: readonly Told[]): string {
  const columns: readonly (readonly [string, (event: Told['events'][number]) => boolean])[] = [
    ...channelsOf(codebook)
      .filter(({ short }) => short !== 'state')
      .map((channel) => [`${channel.short} channel`, through(channel)] as const),
    ['alone', (event) => event.own['exclusivity'] === 'single'],
    ['in lists', inList],
    ...(media.close.length > 0 ? [['with a phrase of closeness', withFormula(media.close)] as const] : []),
  ];
  const rows = told.map(({ name, span, events }) => [
    plain(name),
    span,
    String(events.length),
    ...columns.map(([, test]) => words(shareOf(events, test))),
  ]);
  return table(['partner', 'period', 'events', ...columns.map(([name]) => name)], rows);
}

const words = ({ value, low, high }: Share) =>
  value === null ? '-' : `${ranged({ median: 100 * value, q5: 100 * low, q95: 100 * high }, 0)} %`;

/** Agreement of people, and of the rules with what was decided, variable by variable and by kind of text. */
function errors({ reading, pack }: Build): string[] {
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
  const people = pack.people?.coders.length ?? 0;
  const coded =
    people === 1
      ? `one person coded ${reading.documents} documents; weighted F1 of the rules against that`
      : `agreement of ${inWords(people)} people who coded ${reading.documents} documents (Krippendorff's alpha), and weighted F1 of the rules against what was decided of it`;
  const note = pack.media.note === null ? '' : ` ${plain(pack.media.note)}`;
  return [
    `How far the coding can be trusted: ${coded}, with 90 % interval, in all and by source.${note} (\`reading.json\`)`,
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
