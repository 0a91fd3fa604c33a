import * as Plot from '@observablehq/plot';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GapResult } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import { gapFinding, recordsInWords } from '../../data/gap.js';
import { gapQuery, tiersQuery } from '../../data/queries.js';
import type { Cells } from '../../parts/cell-table.js';
import { CellTable } from '../../parts/cell-table.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { percent, ranged } from '../../parts/number.js';
import './networks.css';

const ROW = 46;

const GAP = {
  latent: 'The gap is what the paper leads one to expect, by regression over the states, less what is done.',
  composite: 'The gap is the first less the second.',
} as const;

interface Side {
  readonly partner: string;
  readonly name: string;
  readonly median: number;
  readonly q5: number;
  readonly q95: number;
  readonly title: string;
}

/** What stands on paper against what is done, state by state, both with their dates. */
export function GapPart() {
  const [{ data: gap }, { data: tiers }] = useSuspenseQueries({
    queries: [gapQuery, tiersQuery],
  });
  const rows = useMemo(() => ordered(gap.partners), [gap]);
  const seen = rows.filter(({ formal, actual }) => formal.median !== null || actual.median !== null);
  const options = useMemo(() => plotOf(seen), [seen]);
  const partnerOf = useMemo(() => {
    const [formal, actual] = [sides(seen, 'formal'), sides(seen, 'actual')];
    return { formal: (i: number) => formal[i]?.partner, actual: (i: number) => actual[i]?.partner };
  }, [seen]);
  const cells = useMemo(() => cellsOf(rows), [rows]);
  if (seen.length === 0) return <Empty>The pack records neither side of the gap.</Empty>;
  return (
    <div className="part">
      <Figure
        id="gap"
        title={gapFinding(rows)}
        note={
          <>
            <span className="mark formal-mark" /> what stands on paper, <span className="mark actual-mark" />{' '}
            what is done; farther right is stricter, in standard deviations among the states. Lines are 90 %
            intervals. {GAP[tiers.model]} The two are drawn together, so the intervals may overlap and the gap
            still be sure.
          </>
        }
        cells={cells}
      >
        <PlotFigure options={options} label={gapFinding(rows)} partnerOf={partnerOf} />
      </Figure>
      <h2>The same in numbers, with the days the records are of</h2>
      <CellTable cells={cells} caption="The gap in numbers" />
    </div>
  );
}

const ordered = (gaps: readonly GapResult[]) =>
  gaps.toSorted(
    (a, b) =>
      (b.gap.median ?? Number.NEGATIVE_INFINITY) - (a.gap.median ?? Number.NEGATIVE_INFINITY) ||
      (a.name < b.name ? -1 : 1),
  );

function sides(rows: readonly GapResult[], side: 'formal' | 'actual'): Side[] {
  return rows.flatMap(({ partner, name, dated, [side]: { median, q5, q95 } }) => {
    if (median === null || q5 === null || q95 === null) return [];
    const where = side === 'formal' ? 'on paper' : 'in fact';
    const title = `${name}, ${where}: ${ranged({ median, q5, q95 })}\n${recordsInWords(dated[side])}`;
    return [{ partner, name, median, q5, q95, title }];
  });
}

const plotOf = (rows: readonly GapResult[]) => (width: number) => {
  const [formal, actual] = [sides(rows, 'formal'), sides(rows, 'actual')];
  const narrow = width < 560;
  return {
    height: rows.length * ROW + 50,
    marginLeft: narrow ? 84 : 110,
    marginTop: 8,
    marginBottom: 42,
    x: { label: 'stricter →', grid: true, ticks: narrow ? 5 : 9 },
    y: { domain: rows.map(({ name }) => name), label: null, tickSize: 0 },
    marks: [
      Plot.ruleX([0], { stroke: 'var(--line-2)' }),
      Plot.ruleY(formal, {
        y: 'name',
        x1: 'q5',
        x2: 'q95',
        dy: -6,
        stroke: 'var(--formal)',
        strokeWidth: 1.5,
      }),
      Plot.ruleY(actual, {
        y: 'name',
        x1: 'q5',
        x2: 'q95',
        dy: 6,
        stroke: 'var(--actual)',
        strokeWidth: 1.5,
      }),
      Plot.dot(formal, {
        y: 'name',
        x: 'median',
        dy: -6,
        r: 5.5,
        fill: 'var(--paper)',
        stroke: 'var(--formal)',
        strokeWidth: 2,
        title: 'title',
        className: 'formal',
      }),
      Plot.dot(actual, {
        y: 'name',
        x: 'median',
        dy: 6,
        r: 5.5,
        fill: 'var(--actual)',
        title: 'title',
        className: 'actual',
      }),
    ],
  } satisfies Plot.PlotOptions;
};

const cellsOf = (rows: readonly GapResult[]): Cells => ({
  head: ['state', 'on paper', 'records', 'in fact', 'records ', 'gap', 'probability that paper is stricter'],
  rows: rows.map(({ name, formal, actual, gap, probabilityPositive, dated }) => [
    name,
    ranged(formal),
    recordsInWords(dated.formal),
    ranged(actual),
    recordsInWords(dated.actual),
    gap.median === null ? 'not determined' : ranged(gap),
    probabilityPositive === null ? 'not determined' : percent(probabilityPositive),
  ]),
});
