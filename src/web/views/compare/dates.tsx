import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../../data/evidence.js';
import { pending } from '../../data/history.js';
import { historyQuery } from '../../data/queries.js';
import type { Moment } from '../../data/shapes.js';
import { Empty } from '../../parts/empty.js';
import { Failure } from '../../parts/failure.js';
import { dateInWords } from '../../parts/words.js';
import { Moves } from './moves-table.js';
import { publishedBetween } from './published.js';

interface Props {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly choose: (part: { readonly from?: string | undefined; readonly to?: string | undefined }) => void;
  readonly partners: readonly { readonly code: string; readonly name: string }[];
}

/** What moved from one moment of the record as published to another, and what was published in between. */
export function Dates({ from, to, choose, partners }: Props) {
  const { data: history, error } = useQuery(historyQuery);
  if (error) return <Failure error={error} />;
  if (!history) return <p className="quiet">Reading the record as it was published …</p>;
  if (pending(history))
    return (
      <Empty>
        The record is being replayed year by year: {history.done} of {history.of} moments are ready. This page
        follows.
      </Empty>
    );
  // The fit is of one day only; like is compared with like by the composite.
  const moments = history.filter(({ model }) => model === 'composite');
  const [a, b] = [from, to].map((day) => moments.find(({ asOf }) => asOf === day));
  return (
    <>
      <p className="quiet measure">
        Only what was published by then counts. Past dates are by the composite, since a fit of the latent
        model is of one day.
      </p>
      <div className="date-choice">
        <MomentChoice name="From" moments={moments} value={from} choose={(day) => choose({ from: day })} />
        <MomentChoice name="To" moments={moments} value={to} choose={(day) => choose({ to: day })} />
      </div>
      {(from && !a) || (to && !b) ? (
        <p role="status">
          There is no such moment in the record; it holds {moments.length}, from {moments[0]?.asOf} to{' '}
          {moments.at(-1)?.asOf}.
        </p>
      ) : null}
      {a && b && <Between a={a} b={b} partners={partners} />}
    </>
  );
}

interface BetweenProps {
  readonly a: Moment;
  readonly b: Moment;
  readonly partners: Props['partners'];
}

function Between({ a, b, partners }: BetweenProps) {
  const { data } = useQuery(evidenceQuery);
  const [first, last] = a.asOf <= b.asOf ? [a, b] : [b, a];
  return (
    <Moves
      before={{ name: dateInWords(first.asOf), partners: first.partners }}
      after={{ name: dateInWords(last.asOf), partners: last.partners }}
      names={partners}
      why={data && publishedBetween(data.evidence, first.asOf, last.asOf)}
    />
  );
}

interface MomentChoiceProps {
  readonly name: string;
  readonly moments: readonly Moment[];
  readonly value: string | undefined;
  readonly choose: (day: string | undefined) => void;
}

const MomentChoice = ({ name, moments, value, choose }: MomentChoiceProps) => (
  <label>
    <span className="small quiet">{name}</span>
    <select
      className="field"
      value={value ?? ''}
      onChange={({ target }) => choose(target.value || undefined)}
    >
      <option value="">choose</option>
      {moments.map(({ asOf }) => (
        <option key={asOf} value={asOf}>
          {dateInWords(asOf)}
        </option>
      ))}
    </select>
  </label>
);
