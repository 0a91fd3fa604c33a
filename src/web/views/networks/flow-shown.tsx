import { flowDrawing, shortened } from '../../charts/sankey.js';
import { SankeyFigure } from '../../charts/sankey-figure.js';
import type { FlowResult } from '../../data/flow.js';
import type { Cells } from '../../parts/cell-table.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { percent } from '../../parts/number.js';
import { Around } from './around.js';
import { flowFinding } from './flow-words.js';

/** A trace: the drawing, and beside it how much of the value is seen at all. */
export function FlowShown({
  title,
  note,
  result,
}: {
  readonly title: string;
  readonly note: string;
  readonly result: FlowResult;
}) {
  const unit = result.asset.symbol || shortened(result.asset.id);
  const { left } = flowDrawing(result, 900);
  const { conservation, coverage, countries } = result;
  return (
    <div className="flow">
      <header>
        <h2>{title}</h2>
        <p className="quiet">{note}</p>
      </header>
      <div className="flow-body">
        {result.flows.length === 0 ? (
          <Empty>No value moved on from the accounts that were followed.</Empty>
        ) : (
          <Figure
            id="flow"
            title={flowFinding(result)}
            note={`Value in ${unit} by the ${result.method} rule, from left to right by hop. Services that tags name are in the accent; the smallest accounts of a hop are drawn as one.${left > 0 ? ` ${left} flows back to an earlier hop are in the table only.` : ''}`}
            cells={cellsOf(result)}
          >
            <SankeyFigure result={result} unit={unit} />
          </Figure>
        )}
        <aside aria-label="What is seen of it">
          <h3>What is seen of it</h3>
          <dl className="coverage">
            <Seen name="came in" value={`${conservation.in} ${unit}`} />
            <Seen name="at services that tags name" value={percent(coverage.taggedShare)} />
            <Seen name="at services of one known state" value={percent(coverage.countryShare)} />
            <Seen name="held by accounts that were followed" value={`${conservation.held} ${unit}`} />
            <Seen
              name="last seen with accounts that send nothing here"
              value={`${coverage.lastSeen} ${unit}`}
            />
            <Seen name="sent beyond what is seen to have come" value={percent(coverage.unseenShare)} />
          </dl>
          {countries.length > 0 && (
            <>
              <h3>By state</h3>
              <dl className="coverage">
                {countries.map(({ country, value, asset }) => (
                  <Seen key={`${country} ${asset}`} name={country} value={`${value} ${unit}`} />
                ))}
              </dl>
            </>
          )}
          <p className="quiet small">What no tag names is not absent from a state; it is not seen there.</p>
        </aside>
      </div>
      {result.around && <Around around={result.around} unit={unit} />}
    </div>
  );
}

const Seen = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd className="numbers">{value}</dd>
  </div>
);

const cellsOf = ({ flows, reached }: FlowResult): Cells => {
  const services = new Map(reached.map(({ address, service }) => [address, service]));
  return {
    head: ['from', 'hop', 'to', 'hop ', 'service', 'value'],
    rows: flows.map(({ from, to, hops, value }) => [
      from,
      hops[0],
      to,
      hops[1],
      services.get(to) ?? '',
      value,
    ]),
  };
};
