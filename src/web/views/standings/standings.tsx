import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { memo, useDeferredValue, useMemo } from 'react';
import { axesQuery, buildQuery, historyQuery, tiersQuery } from '../../data/queries.js';
import type { Moment, Region } from '../../data/shapes.js';
import { AsOfSlider } from './as-of-slider.js';
import { Ladder } from './ladder.js';
import { momentKey } from './moment.js';
import { finding, named, type Placed } from './place.js';
import { Plane } from './plane.js';
import './standings.css';
import { EngagementFigure } from './engagement-figure.js';
import { TierMap } from './tier-map.js';

const route = getRouteApi('/');

/** Where every state stands, and how sure that is; now, or as the record stood at the end of an earlier year. */
export function Standings() {
  const { data: build } = useSuspenseQuery(buildQuery);
  const { data: tiers } = useSuspenseQuery(tiersQuery);
  const { data: axes } = useSuspenseQuery(axesQuery);
  const { data: history } = useQuery(historyQuery);
  const { asOf } = route.useSearch();
  const navigate = route.useNavigate();
  const moments = history && !('ready' in history) ? history : [];
  const now: Moment = useMemo(
    () => ({ asOf: tiers.asOf, model: tiers.model, partners: tiers.partners }),
    [tiers],
  );
  const moment = moments.find((one) => momentKey(one, now) === asOf) ?? now;
  const past = momentKey(moment, now) !== now.asOf;
  const names = useMemo(() => new Map(build.partners.map(({ code, name }) => [code, name])), [build]);
  const placed = useMemo(() => named(moment.partners, names), [moment, names]);
  // The slider and the ladder answer first; the drawings follow in the next frame, and skip years that were passed over.
  const drawn = useDeferredValue(useMemo(() => ({ placed, moment, past }), [placed, moment, past]));
  return (
    <>
      <header className="standings-head">
        <p className="quiet small">
          {build.actor} and its partners · {past ? `as published by ${moment.asOf}` : 'the whole record'}
        </p>
        <h1>{finding(placed)}</h1>
        <p className="lede">
          Tier 1 holds the states in which {build.actor} invests most diplomacy. A state is placed only at a
          probability of 0.80 or more; silence is missing data, not a low value.
          {past &&
            ' Past years are measured by the composite, since the latent model is fitted to the whole record.'}
        </p>
      </header>
      <AsOfSlider
        moments={moments}
        pending={history && 'ready' in history ? history : null}
        now={now}
        value={moment}
        onChange={(key) =>
          navigate({ search: (old) => ({ ...old, asOf: key === now.asOf ? undefined : key }), replace: true })
        }
      />
      <div className="standings-grid">
        <Ladder placed={placed} />
        <Drawings {...drawn} regions={axes.plane} />
      </div>
    </>
  );
}

interface DrawingsProps {
  readonly placed: readonly Placed[];
  readonly moment: Moment;
  readonly past: boolean;
  readonly regions: readonly Region[];
}

const Drawings = memo(({ placed, moment: { asOf, model }, past, regions }: DrawingsProps) => (
  <>
    <TierMap placed={placed} asOf={asOf} />
    <Plane placed={placed} regions={past ? null : regions} model={model} />
    <EngagementFigure placed={placed} model={model} />
  </>
));
