import { useSuspenseQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { type CompositeItem, modelQuery } from '../../data/method.js';
import { buildQuery } from '../../data/queries.js';
import { useSearchParam } from '../../data/search-param.js';
import { composeWith, type Place, readWeights, USUAL, writeWeights } from '../../data/weights.js';
import { Choice } from '../../parts/choice.js';
import { Empty } from '../../parts/empty.js';
import { plain } from '../../parts/number.js';
import './weights.css';

const MEASURES = ['engagement', 'affinity', 'slack', 'revenue'] as const;

/** The composite with the reader's own weights: what would have to count how much for another order to come out. */
export function WeightsPart() {
  const [{ data: model }, { data: build }] = useSuspenseQueries({ queries: [modelQuery, buildQuery] });
  const [named] = useSearchParam('measure');
  const [written, write] = useSearchParam('weights');
  const measure = MEASURES.find((one) => one === named) ?? 'engagement';
  const items = useMemo(() => model.composite.filter((item) => item.measure === measure), [model, measure]);
  const weights = useMemo(() => readWeights(written), [written]);
  const partners = useMemo(() => build.partners.map(({ code }) => code), [build]);
  const names = useMemo(() => new Map(build.partners.map(({ code, name }) => [code, name])), [build]);
  const usual = useMemo(() => composeWith(items, {}, partners), [items, partners]);
  const now = useMemo(() => composeWith(items, weights, partners), [items, weights, partners]);
  const set = (id: string, weight: number) => {
    const { [id]: _, ...others } = weights;
    write(writeWeights(weight === USUAL ? others : { ...others, [id]: weight }));
  };
  if (items.length === 0) return <Empty>The pack has no items for {measure}.</Empty>;
  return (
    <div className="part">
      <p className="measure">
        The composite is no judge here but the shadow of the model: it shows how much of an order is made by
        weighing. All items start alike. One point value for each item, set between the lowest and highest
        state; the build itself draws weights, record, normalisation and aggregation, and reports the spread.
      </p>
      <div className="filters">
        <Choice
          label="Measure"
          param="measure"
          all="engagement"
          options={MEASURES.slice(1).map((id) => ({ id, name: id }))}
        />
        <Button className="button" isDisabled={written === undefined} onPress={() => write(undefined)}>
          All alike again
        </Button>
      </div>
      <div className="weighing">
        <fieldset className="sliders">
          <legend>Weights</legend>
          {items.map((item) => (
            <WeightSlider
              key={item.id}
              item={item}
              weight={weights[item.id] ?? USUAL}
              onWeight={(weight) => set(item.id, weight)}
            />
          ))}
        </fieldset>
        <Order usual={usual} now={now} names={names} measure={measure} />
      </div>
    </div>
  );
}

function WeightSlider({
  item: { id, title, definition, weight: drawn },
  weight,
  onWeight,
}: {
  readonly item: CompositeItem;
  readonly weight: number;
  readonly onWeight: (weight: number) => void;
}) {
  return (
    <label title={definition}>
      <span>
        {title}
        {drawn === 0 && <span className="quiet"> (tells no two states apart)</span>}
      </span>
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        value={weight}
        disabled={drawn === 0}
        data-item={id}
        onChange={({ target }) => onWeight(Number(target.value))}
      />
      <output className="numbers">{weight}</output>
    </label>
  );
}

function Order({
  usual,
  now,
  names,
  measure,
}: {
  readonly usual: readonly Place[];
  readonly now: readonly Place[];
  readonly names: ReadonlyMap<string, string>;
  readonly measure: string;
}) {
  const before = new Map(usual.map(({ partner }, i) => [partner, i]));
  const moved = now.filter(({ partner }, i) => before.get(partner) !== i).length;
  return (
    <section aria-labelledby="order">
      <h3 id="order">
        {moved === 0
          ? `The order of ${measure} with all items alike`
          : `${moved} of ${now.length} states stand elsewhere than with all items alike`}
      </h3>
      <ol className="order" aria-live="polite">
        {now.map(({ partner, value, observed, of }, i) => {
          const by = (before.get(partner) as number) - i;
          return (
            <li key={partner}>
              <span>{names.get(partner) ?? partner}</span>
              <meter min={0} max={100} value={value ?? 0} aria-label={`${names.get(partner)}, 0 to 100`} />
              <span className="numbers">{plain(value, 0)}</span>
              <span className="numbers quiet small">
                {by === 0 ? '' : by > 0 ? `▲ ${by} up` : `▼ ${-by} down`}
                {observed < of && ` ${observed} of ${of} items seen`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
