import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import { figure, NOT_OBSERVED } from './number.js';
import { plural } from './words.js';
import './interval.css';

interface Numbers {
  readonly median: number | null;
  readonly q5: number | null;
  readonly q95: number | null;
  readonly n?: number;
}

interface IntervalProps {
  readonly of: Numbers;
  /** What is measured, such as affinity. */
  readonly what: string;
  readonly unit?: string;
}

/** The uncertainty of a number as a sentence. */
export function intervalInWords({ median, q5, q95, n }: Numbers, what: string, unit = ''): string {
  if (median === null || q5 === null || q95 === null)
    return `${what} was not observed; that is missing data, not a low value.`;
  const by = unit === '' ? '' : ` ${unit}`;
  const behind = n === undefined ? '' : `, from ${plural(n, 'event')}`;
  return `${what} is most likely ${figure(median)}${by}; with 90 % probability it lies between ${figure(q5)} and ${figure(q95)}${behind}.`;
}

/** Median and 90 % interval; on hover and focus the same in words. */
export function IntervalNumbers({ of, what, unit }: IntervalProps) {
  const sentence = intervalInWords(of, what, unit);
  if (of.median === null || of.q5 === null || of.q95 === null)
    return <span className="quiet">{NOT_OBSERVED}</span>;
  return (
    <TooltipTrigger delay={250} closeDelay={0}>
      <Focusable>
        <span className="interval numbers" role="img" aria-label={sentence}>
          {figure(of.median)}{' '}
          <span className="interval-range">
            {figure(of.q5)} to {figure(of.q95)}
          </span>
        </span>
      </Focusable>
      <Tooltip className="tooltip" offset={6}>
        {sentence}
      </Tooltip>
    </TooltipTrigger>
  );
}
