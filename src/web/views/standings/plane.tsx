import { lazy, Suspense, useMemo } from 'react';
import type { Moment, Region } from '../../data/shapes.js';
import { tierText } from '../../data/tier-words.js';
import { Figure } from '../../parts/figure.js';
import { Loading } from '../../parts/loading.js';
import { Near } from '../../parts/near.js';
import { ranged } from '../../parts/number.js';
import { joined } from '../../parts/words.js';
import type { Placed } from './place.js';
import type { Point } from './plane-drawing.js';

interface PlaneProps {
  readonly placed: readonly Placed[];
  /** Null for a past year: the composite has intervals but no joint region. */
  readonly regions: readonly Region[] | null;
  readonly model: Moment['model'];
}

const PlaneDrawing = lazy(() => import('./plane-drawing.js'));

/** Ideological affinity against enforcement slack, each state with the region that holds 90 % of its draws. */
export function Plane({ placed, regions, model }: PlaneProps) {
  const points = useMemo(() => pointsOf(placed), [placed]);
  const missing = placed.filter(({ affinity, slack }) => affinity.median === null || slack.median === null);
  return (
    <Figure
      id="plane"
      level={2}
      title={planeFinding(points)}
      note={
        <>
          {regions !== null
            ? 'Outlines hold 90 % of the draws of a state.'
            : 'Lines are 90 % intervals of each axis.'}
          {missing.length > 0 && ` ${joined(missing.map(({ name }) => name))}: an axis was not observed.`}
        </>
      }
      cells={{
        head: ['state', 'affinity, 90 % interval', 'slack, 90 % interval', 'place'],
        rows: placed.map((one) => [one.name, ranged(one.affinity, 1), ranged(one.slack, 1), tierText(one)]),
      }}
    >
      <Near height={420}>
        <Suspense fallback={<Loading what="the plane" />}>
          <PlaneDrawing
            points={points}
            regions={regions}
            model={model}
            label={`Plane of affinity and enforcement slack. ${planeFinding(points)}. The table has the numbers.`}
          />
        </Suspense>
      </Near>
    </Figure>
  );
}

function pointsOf(placed: readonly Placed[]): Point[] {
  return placed.flatMap((state) =>
    state.affinity.median === null || state.slack.median === null
      ? []
      : [{ state, x: state.affinity.median, y: state.slack.median }],
  );
}

/** Whether the two axes tell the states apart at all, in the words of their intervals. */
function planeFinding(points: readonly Point[]): string {
  const apart = (axis: 'affinity' | 'slack') => {
    const lowest = Math.min(...points.map(({ state }) => state[axis].q95 ?? Number.POSITIVE_INFINITY));
    return points.filter(({ state }) => (state[axis].q5 ?? Number.NEGATIVE_INFINITY) > lowest);
  };
  const [affine, lax] = [apart('affinity'), apart('slack')];
  const say = (states: readonly Point[], what: string) =>
    states.length === 0 ? `none ${what}` : `${joined(states.map(({ state }) => state.name))} ${what}`;
  if (affine.length === 0 && lax.length === 0) return 'The intervals of all states overlap on both axes';
  return `Clearly apart from the lowest: ${say(affine, 'in affinity')}, ${say(lax, 'in slack')}`;
}
