import { compare } from '../order.js';
import type { Build, Evidence, GapResult, Standing, Study } from '../types.js';
import { percent, ranged } from '../wording.js';
import type { Citations } from './citations.js';
import { dayWords, eventsOf, gapVerdict, type SideEvent } from './gap-sides.js';
import { bullets, plain, table } from './markdown.js';
import { revenueSentence } from './sentences.js';
import { digitsOf } from './units.js';
import { VERDICT_WORDS } from './verdicts.js';

/** The studies of a pack: what stands on paper beside what was done, day by day, what follows, and what cannot be seen; empty without one. */
export function studySections(build: Build, citations: Citations): string[] {
  const { studies } = build.pack;
  if (studies.length === 0) return [];
  return [
    'Some states with both sides dated: one line for each event, under the row that names it. What a state reports of itself is marked; where the gap does not count it, that is said too. (`gaps.json`)',
    ...studies.flatMap((study) => studySection(build, study, citations)),
  ];
}

function studySection(build: Build, study: Study, citations: Citations): string[] {
  const gap = build.gaps.find(({ partner }) => partner === study.partner) as GapResult;
  const sides = sidesOf(build, gap, study, citations);
  const lines = [
    ...sides.paper.map((event) => ({ event, cells: [sayEvent(event, sides, citations), ''] })),
    ...sides.fact.map((event) => ({ event, cells: ['', sayEvent(event, sides, citations)] })),
  ].sort((a, b) => compare(dayOf(a.event), dayOf(b.event)) || compare(a.event.row.id, b.event.row.id));
  return [
    `### ${plain(study.title)}`,
    lines.length === 0
      ? 'Neither side holds a row of this time.'
      : table(
          ['when', 'on paper', 'in fact'],
          lines.map(({ event, cells }) => [whenWords(event), ...cells]),
        ),
    bullets([
      verdictLine(gap),
      revenueLine(build, study),
      claimLine(build, [...sides.paper, ...sides.fact]),
      unseenLine(build, study, [...sides.paper, ...sides.fact], citations),
    ]),
  ];
}

interface Sides {
  readonly paper: readonly SideEvent<Row>[];
  readonly fact: readonly SideEvent<Row>[];
  /** Events that the gap does not count. */
  readonly apart: ReadonlySet<string>;
}

type Row = Evidence & { readonly selfReported: boolean };

/** The two sides of the gap in the time of a study; on paper also what the state says of itself and no indicator counts. */
function sidesOf({ pack }: Build, { dated }: GapResult, study: Study, citations: Citations): Sides {
  const from = study.from ?? pack.period.from;
  const to = study.to ?? pack.period.to;
  const within = ({ firstDay, lastDay }: Evidence) =>
    firstDay === null || (firstDay <= to && (lastDay ?? firstDay) >= from);
  const [formal, actual] = [dated.formal, dated.actual].map(({ rows }) =>
    citations
      .rows(rows.map(({ id }) => id))
      .filter(within)
      .map(withReport),
  ) as [Row[], Row[]];
  const counted = new Set([...dated.formal.rows, ...dated.actual.rows].map(({ event }) => event));
  const said = pack.evidence
    .filter(({ partner, event }) => partner === study.partner && !counted.has(event))
    .filter(({ own }) => own['self_reported'] === 'yes' && own['dprk_link'] !== 'none')
    .filter(within);
  const apart = new Set(said.map(({ event }) => event));
  // Others' accounts of the same event stand with it.
  const told = pack.evidence.filter(({ event }) => apart.has(event)).map(withReport);
  return { paper: eventsOf([...formal, ...told]), fact: eventsOf(actual), apart };
}

const withReport = (row: Evidence): Row => ({ ...row, selfReported: row.own['self_reported'] === 'yes' });

const dayOf = ({ row }: SideEvent<Row>): string => row.firstDay ?? '9999';

const whenWords = ({ row, elsewhere }: SideEvent<Row>): string =>
  `${dayWords(row)}${elsewhere.length > 0 ? ` (elsewhere ${elsewhere.join(', ')})` : ''}`;

function sayEvent({ row, rows }: SideEvent<Row>, { apart }: Sides, citations: Citations): string {
  const marks = [
    ...(row.selfReported ? ['own report'] : []),
    ...(apart.has(row.event) ? ['not in the gap'] : []),
  ];
  const said = `${plain(row.summary)}${marks.length > 0 ? ` *${marks.join(', ')}*` : ''}`;
  return `${said}${citations.cite(
    rows.map(({ id }) => id),
    row.id,
  )} (\`${row.id}\`)`;
}

function verdictLine(gap: GapResult): string {
  const asked = `That ${plain(gap.name)} is stricter on paper than in fact: **${VERDICT_WORDS[gapVerdict(gap)]}**.`;
  if (gap.probabilityPositive === null) return `${asked} One side was not observed. (\`gap.${gap.partner}\`)`;
  return `${asked} The residual gap, over the whole record, is ${ranged(gap.gap, 1)} standard deviations, above zero with ${percent(gap.probabilityPositive)}. (\`gap.${gap.partner}\`)`;
}

function revenueLine(build: Build, { partner }: Study): string {
  const standing = build.standings.find((row) => row.partner === partner) as Standing;
  if (standing.revenue.median === null)
    return `No revenue network is on record: that is not absence. (\`revenue.${partner}\`)`;
  // Where nothing is seen off the pattern, it may be so or the record too thin to tell.
  const verdict = standing.revenue.offPattern ? 'supported' : 'not_determined';
  return `${revenueSentence(standing, digitsOf(build.model))} That this is off the pattern: **${VERDICT_WORDS[verdict]}**. (\`revenue.${partner}\`)`;
}

function claimLine({ claims }: Build, events: readonly SideEvent<Row>[]): string {
  const ids = new Set(events.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const told = claims.filter(({ evidence }) => evidence.some((id) => ids.has(id)));
  if (told.length === 0) return 'No claim of the analysis rests on these rows. (`claims`)';
  return `Claims that rest on one of these rows: ${told.map(({ id, verdict }) => `${id} ${VERDICT_WORDS[verdict]}`).join(', ')}. (\`claims\`)`;
}

/** What could not be seen: blind spots on record, traces, and the time after the last row. */
function unseenLine(
  { pack, flows }: Build,
  { partner }: Study,
  events: readonly SideEvent<Row>[],
  citations: Citations,
): string {
  const blind = pack.evidence.filter(
    (row) => row.kind === 'coverage' && (row.partner === partner || row.partner in pack.groups),
  );
  const untraced = flows.filter(({ states }) =>
    states.some((s) => s.partner === partner && s.value === null),
  );
  const last = events
    .map(({ row }) => row)
    .toSorted((a, b) => compare(a.lastDay ?? '', b.lastDay ?? ''))
    .at(-1);
  const unseen = [
    ...(untraced.length > 0
      ? [
          `what came to services there in any of ${untraced.length} traces, since no tag names one (\`traced_value\`)`,
        ]
      : []),
    last?.lastDay
      ? `what nobody reported: silence after ${last.dateEnd || last.date}, the last row here, is missing, not absence`
      : 'anything, for want of a dated row',
  ];
  const recorded = blind.map((row) => ` ${plain(row.summary)}${citations.cite([row.id], row.id)}`).join('');
  return `Not visible: ${unseen.join('; ')}.${recorded}`;
}
