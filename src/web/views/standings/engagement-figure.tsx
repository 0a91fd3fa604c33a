import { lazy, Suspense, useMemo } from 'react';
import type { Moment } from '../../data/shapes.js';
import { Figure } from '../../parts/figure.js';
import { Loading } from '../../parts/loading.js';
import { Near } from '../../parts/near.js';
import { ranged } from '../../parts/number.js';
import { type Placed, rungs } from './place.js';

const EngagementDrawing = lazy(() => import('./engagement-drawing.js'));

/** Engagement and revenue of every state with 90 % intervals, in the order of the ladder. */
export function EngagementFigure({
  placed,
  model,
}: {
  readonly placed: readonly Placed[];
  readonly model: Moment['model'];
}) {
  const order = useMemo(() => rungs(placed).flatMap(({ states }) => states), [placed]);
  const title = outcomeFinding(order);
  return (
    <Figure
      id="outcomes"
      level={2}
      title={title}
      note="Dots are medians, lines 90 % intervals. The two outcomes are never added up."
      cells={{
        head: ['state', 'engagement, 90 % interval', 'events', 'revenue presence, 90 % interval', 'findings'],
        rows: order.map((one) => [
          one.name,
          ranged(one.engagement, 1),
          one.engagement.n,
          ranged(one.revenue, 1),
          one.revenue.n,
        ]),
      }}
    >
      <Near height={46 + 24 * order.length}>
        <Suspense fallback={<Loading what="the figure" />}>
          <EngagementDrawing order={order} model={model} label={`${title}. The table has the numbers.`} />
        </Suspense>
      </Near>
    </Figure>
  );
}

/** How far each outcome tells the states apart: pairs whose intervals do not touch. */
function outcomeFinding(states: readonly Placed[]): string {
  const pairs = (outcome: 'engagement' | 'revenue') => {
    const seen = states.map((one) => one[outcome]).filter(({ q5 }) => q5 !== null);
    return seen.flatMap((a, i) => seen.slice(i + 1).filter((b) => apart(a, b))).length;
  };
  const all = (states.length * (states.length - 1)) / 2;
  const revenue = pairs('revenue');
  return `Engagement sets ${pairs('engagement')} of ${all} pairs of states apart, revenue presence ${revenue === 0 ? 'none' : revenue}`;
}

function apart(a: Placed['revenue'], b: Placed['revenue']): boolean {
  return (a.q5 ?? 0) > (b.q95 ?? 0) || (b.q5 ?? 0) > (a.q95 ?? 0);
}
