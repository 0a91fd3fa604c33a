import { useSuspenseQuery } from '@tanstack/react-query';
import type { PredictiveCheck } from '../../../types.js';
import { modelQuery } from '../../data/method.js';
import { Empty } from '../../parts/empty.js';
import { between, plain } from '../../parts/number.js';
import { words } from '../../parts/words.js';
import { chainsFinding, checksFinding } from './diagnostic-words.js';
import './method.css';
import { Scrolling } from '../../parts/scrolling.js';

/** Whether the chains found what they draw from, and whether data drawn by the model look like the record. */
export function Diagnostics() {
  const { data: model } = useSuspenseQuery(modelQuery);
  const { diagnostics, checks } = model;
  if (diagnostics === null)
    return <Empty>There was no fit, so there is nothing to diagnose. {model.reason}</Empty>;
  const rows = [
    ['largest R-hat, 1.01 at most', plain(diagnostics.rhatMax, 4)],
    ['smallest effective size, bulk', plain(diagnostics.essBulkMin, 0)],
    ['smallest effective size, tails', plain(diagnostics.essTailMin, 0)],
    ['divergent transitions', String(diagnostics.divergences)],
    ['trees cut short', String(diagnostics.treeDepthSaturated)],
    ['smallest E-BFMI, 0.3 at least', plain(diagnostics.ebfmiMin)],
    ...(diagnostics.nuisance
      ? [
          ['largest R-hat of what no output reports', plain(diagnostics.nuisance.rhatMax, 4)],
          ['smallest effective size of the same', plain(diagnostics.nuisance.essBulkMin, 0)],
        ]
      : []),
  ] as const;
  return (
    <>
      <section className="part narrow">
        <h3>{chainsFinding(diagnostics)}</h3>
        <table>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {checks.length > 0 && <Checks checks={checks} />}
    </>
  );
}

const Checks = ({ checks }: { readonly checks: readonly PredictiveCheck[] }) => (
  <section className="part narrow">
    <h3>{checksFinding(checks)}</h3>
    <Scrolling label="Predictive checks">
      <table>
        <thead>
          <tr>
            <th scope="col">series</th>
            <th scope="col">statistic</th>
            <th scope="col" className="number">
              on record
            </th>
            <th scope="col" className="number">
              in data drawn by the model, 90 %
            </th>
            <th scope="col">lies</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ series, statistic, observed, q5, q95 }) => (
            <tr key={`${series} ${statistic}`}>
              <td>{words(series)}</td>
              <td>{statistic}</td>
              <td className="number">{plain(observed)}</td>
              <td className="number">{between({ q5, q95 }, 2)}</td>
              <td>
                {observed < q5 ? <strong>below</strong> : observed > q95 ? <strong>above</strong> : 'within'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  </section>
);
