import type { CSSProperties } from 'react';
import { useHighlightProps } from '../../parts/highlight.js';
import { IntervalNumbers } from '../../parts/interval.js';
import { commonScale } from './scale.js';

interface Numbers {
  readonly median: number | null;
  readonly q5: number | null;
  readonly q95: number | null;
  readonly n?: number;
}

interface Row {
  readonly partner: string;
  readonly name: string;
  readonly of: Numbers;
}

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly log: boolean;
  readonly rows: readonly Row[];
}

/** One measure of several states: intervals one under the other on one scale, the numbers beside them. */
export function Strips({ title, unit, log, rows }: Props) {
  const scale = commonScale(
    rows.map(({ of }) => of),
    log,
  );
  return (
    <div className="strips">
      <h3>
        {title}{' '}
        <span className="small quiet">
          {unit}
          {log && ', log scale'}
        </span>
      </h3>
      <ul>
        {rows.map((row) => (
          <Strip key={row.partner} row={row} title={title} unit={unit} scale={scale} />
        ))}
      </ul>
    </div>
  );
}

interface StripProps {
  readonly row: Row;
  readonly title: string;
  readonly unit: string;
  readonly scale: (value: number) => number;
}

function Strip({ row: { partner, name, of }, title, unit, scale }: StripProps) {
  const highlight = useHighlightProps(partner);
  const place =
    of.median === null || of.q5 === null || of.q95 === null
      ? null
      : { '--low': scale(of.q5), '--mid': scale(of.median), '--high': scale(of.q95) };
  return (
    <li className="strip" {...highlight}>
      <span>{name}</span>
      <span
        className="strip-line"
        aria-hidden="true"
        style={(place ?? {}) as CSSProperties}
        data-empty={place ? undefined : ''}
      />
      <IntervalNumbers of={of} what={`${title} of ${name}`} unit={unit} />
    </li>
  );
}
