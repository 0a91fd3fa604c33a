import type { Build, Greeting } from '../types.js';
import { plain, table } from './markdown.js';
import { isFullText } from './periods.js';

/**
 * The greetings that the actor sends a reported partner on a day of the calendar: how regular they are, and what deviates. A
 * greeting as such says nothing; only its absence, its channel or the rank of its sender may.
 */
export function greetingSection({ pack, greetings }: Build): string[] {
  const names = new Map(pack.partners.filter(({ reported }) => reported).map((p) => [p.code, p.name]));
  const sent = greetings.filter(({ direction, partner }) => direction === 'outgoing' && names.has(partner));
  if (sent.length === 0) return [];
  const years = sent.map(({ year }) => year);
  const rows = byOccasion(sent).map((told) => {
    const first = told[0] as Greeting;
    return [plain(names.get(first.partner) as string), first.day, ...cells(told)];
  });
  const known = sent.filter(({ deviation }) => deviation !== null).length;
  const read = new Set(sent.map(({ source }) => source));
  const seldom = isFullText(pack.coverage.filter(({ source }) => read.has(source)))
    ? ''
    : ', since headlines seldom name him';
  const ranks = `The sender's rank can be compared with that of three other years in ${known} of ${sent.length} cases${seldom}.`;
  return [
    `Greetings that come back on a day of the year, ${Math.min(...years)} to ${Math.max(...years)}: sent every year they say nothing, so only what deviates is told. ${ranks} (\`greetings\`)`,
    table(
      ['partner', 'day', 'years read', 'sent', 'missing', 'usual channel', 'another channel', 'another rank'],
      rows,
    ),
  ];
}

function byOccasion(rows: readonly Greeting[]): Greeting[][] {
  const occasions = new Map<string, Greeting[]>();
  for (const row of rows) {
    const key = `${row.source} ${row.partner} ${row.day}`;
    occasions.set(key, [...(occasions.get(key) ?? []), row]);
  }
  return [...occasions.values()];
}

function cells(told: readonly Greeting[]): string[] {
  const sent = told.filter(({ missing }) => !missing);
  const usual = told.map(({ usualChannel }) => usualChannel).find((channel) => channel !== null);
  const years = (rows: readonly Greeting[]) => rows.map(({ year }) => year).join(', ') || '-';
  const off = sent.filter(
    ({ channel, usualChannel }) => channel !== null && usualChannel !== null && channel !== usualChannel,
  );
  const ranked = sent.filter(({ deviation }) => deviation !== null);
  const deviating = ranked.filter(({ deviation }) => deviation !== 0);
  return [
    String(told.length),
    String(sent.length),
    years(told.filter(({ missing }) => missing)),
    plain((usual ?? 'none').replaceAll('_', ' ')),
    off.map(({ year, channel }) => `${year} ${channel?.replaceAll('_', ' ')}`).join(', ') || '-',
    ranked.length === 0 ? 'not said' : years(deviating),
  ];
}
