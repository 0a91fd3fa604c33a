import {
  type AlphaRow,
  type Build,
  type ClaimResult,
  COMPOSITE_INPUTS,
  type GapResult,
  type Greeting,
  type Indicator,
  type ListBlock,
  type Node,
  type Observation,
  type RateRow,
} from '../types.js';
import { loadStandings } from './standings.js';
import type { Column, Store } from './store.js';

const text = <T>(name: string, of: (row: T) => string | null): Column<T> => ({ name, type: 'text', of });
const number = <T>(name: string, of: (row: T) => number | null): Column<T> => ({ name, type: 'number', of });
const texts = <T>(name: string, of: (row: T) => readonly string[]): Column<T> => ({
  name,
  type: 'texts',
  of,
});

/** Loads what a build made: `indicators`, `observations`, `tiers`, `tiers_without`, `gaps`, `sensitivity`, `claims`, `agreement`, `error_rates`, `greetings`, `lists`, `listed_states`, `nodes` and `lineage`. */
export async function loadResults(store: Store, build: Build): Promise<void> {
  await store.load<Indicator>(
    'indicators',
    [
      text('id', (row) => row.id),
      text('title', (row) => row.title),
      text('definition', (row) => row.definition),
      text('measure', (row) => row.measure),
      text('role', (row) => row.role),
      { name: 'direction', type: 'integer', of: (row) => row.direction },
      text('unit', (row) => row.unit),
    ],
    build.pack.indicators,
  );
  await store.load<Observation>(
    'observations',
    [
      text('id', (row) => row.id),
      text('indicator', (row) => row.indicator),
      text('partner', (row) => row.partner),
      text('period', (row) => row.period),
      number('value', (row) => row.value),
      { name: 'n', type: 'integer', of: (row) => row.n },
      texts('evidence', (row) => row.evidence),
      texts('consulted', (row) => row.consulted),
    ],
    build.observations,
  );
  await loadStandings(store, build);
  await store.load<GapResult>(
    'gaps',
    [
      text('id', (row) => row.id),
      text('partner', (row) => row.partner),
      ...(['formal', 'actual', 'gap'] as const).flatMap((name): Column<GapResult>[] => [
        number(`${name}_median`, (row) => row[name].median),
        number(`${name}_q5`, (row) => row[name].q5),
        number(`${name}_q95`, (row) => row[name].q95),
      ]),
      number('probability_positive', (row) => row.probabilityPositive),
      texts('evidence', (row) => row.evidence),
    ],
    build.gaps,
  );
  const shares = build.sensitivity.ranks.flatMap(({ inputs, ...rank }) =>
    COMPOSITE_INPUTS.map((input) => ({ ...rank, input, shares: inputs[input] })),
  );
  await store.load<(typeof shares)[number]>(
    'sensitivity',
    [
      text('id', (row) => row.id),
      text('axis', (row) => row.axis),
      text('partner', (row) => row.partner),
      number('rank_sd', (row) => row.rankSd),
      text('input', (row) => row.input),
      ...(['first', 'total'] as const).flatMap((name): Column<(typeof shares)[number]>[] => [
        number(name, (row) => row.shares?.[name].value ?? null),
        number(`${name}_low`, (row) => row.shares?.[name].low ?? null),
        number(`${name}_high`, (row) => row.shares?.[name].high ?? null),
      ]),
      text('leading', (row) => row.leading),
      text('reason', (row) => row.reason),
    ],
    shares,
  );
  await store.load<ClaimResult>(
    'claims',
    [
      text('id', (row) => row.id),
      text('node', (row) => row.node),
      text('paragraph', (row) => row.paragraph),
      text('sentence', (row) => row.sentence),
      text('verdict', (row) => row.verdict),
      text('reason', (row) => row.reason),
      texts('evidence', (row) => row.evidence),
    ],
    build.claims,
  );
  await store.load<AlphaRow>(
    'agreement',
    [
      text('variable', (row) => row.variable),
      number('alpha', (row) => row.alpha),
      number('low', (row) => row.low),
      number('high', (row) => row.high),
      { name: 'units', type: 'integer', of: (row) => row.units },
    ],
    build.reading?.agreement ?? [],
  );
  await store.load<RateRow>(
    'error_rates',
    [
      text('period', (row) => row.period),
      text('variable', (row) => row.variable),
      text('category', (row) => row.category),
      { name: 'n', type: 'integer', of: (row) => row.n },
      ...(['precision', 'recall', 'f1', 'low', 'high'] as const).map((name) =>
        number<RateRow>(name, (row) => row[name]),
      ),
    ],
    build.reading?.rates ?? [],
  );
  await store.load<Greeting>(
    'greetings',
    [
      text('source', (row) => row.source),
      text('partner', (row) => row.partner),
      text('occasion', (row) => row.occasion),
      text('day', (row) => row.day),
      { name: 'year', type: 'integer', of: (row) => row.year },
      text('direction', (row) => row.direction),
      text('rank', (row) => row.rank),
      text('usual_rank', (row) => row.usualRank),
      number('deviation', (row) => row.deviation),
      text('channel', (row) => row.channel),
      text('usual_channel', (row) => row.usualChannel),
      text('missing', (row) => (row.missing ? 'yes' : 'no')),
      texts('codings', (row) => row.codings),
    ],
    build.greetings,
  );
  const block = <T extends ListBlock>(): Column<T>[] => [
    text('source', (row) => row.source),
    text('direction', (row) => row.direction),
    text('occasion', (row) => row.occasion),
    text('window', (row) => row.window),
    text('office', (row) => row.office),
    { name: 'lists', type: 'integer', of: (row) => row.lists },
  ];
  await store.load<ListBlock>(
    'lists',
    [
      ...block<ListBlock>(),
      { name: 'ordered', type: 'integer', of: (row) => row.ordered },
      ...(['worth', 'alphabet', 'none'] as const).map((name) =>
        number<ListBlock>(`log_${name}`, (row) => row.scores?.[name] ?? null),
      ),
      text('order_by', (row) => row.model),
    ],
    build.lists,
  );
  const listed = build.lists.flatMap((row) => row.states.map((state) => ({ ...row, ...state })));
  await store.load<(typeof listed)[number]>(
    'listed_states',
    [
      ...block<(typeof listed)[number]>(),
      text('partner', (row) => row.partner),
      { name: 'present', type: 'integer', of: (row) => row.present },
      ...(['median', 'low', 'high', 'worth'] as const).map((name) =>
        number<(typeof listed)[number]>(name, (row) => row[name]),
      ),
    ],
    listed,
  );
  await store.load<Node>(
    'nodes',
    [
      text('id', (row) => row.id),
      text('stage', (row) => row.stage),
      text('label', (row) => row.label),
      text('digest', (row) => row.digest),
    ],
    build.nodes,
  );
  const edges = build.nodes.flatMap(({ id, stage, parents }) =>
    parents.map((parent) => ({ child: id, parent, stage })),
  );
  await store.load<(typeof edges)[number]>(
    'lineage',
    [
      text('child', (row) => row.child),
      text('parent', (row) => row.parent),
      text('stage', (row) => row.stage),
    ],
    edges,
  );
}
