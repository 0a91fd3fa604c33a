import type { FlowsAround } from '../../../types.js';
import { CellTable } from '../../parts/cell-table.js';
import { plain } from '../../parts/number.js';

const WHAT = {
  in: 'came to the accounts',
  out: 'left the accounts',
  services: 'reached named services',
  service: 'reached',
} as const;

/** What moved in equal windows before and after an act. That something changed is not that the act changed it. */
export function Around({ around, unit }: { readonly around: FlowsAround; readonly unit: string }) {
  const caption = `Before and after ${around.day}`;
  const rows = around.moved.map(({ what, service, before, after, ratio, interval, reason }) => [
    service === null ? WHAT[what] : `${WHAT[what]} ${service}`,
    before.value,
    after.value,
    ratio === null ? 'not determined' : plain(ratio),
    interval === null
      ? reason || 'not determined'
      : `${plain(interval.q5)} to ${interval.q95 === null ? 'no upper end' : plain(interval.q95)}`,
  ]);
  return (
    <section>
      <h3>{caption}</h3>
      <p className="quiet small">
        {around.n} days each: {around.before.from} to {around.before.until}, and {around.after.from} to{' '}
        {around.after.until}; in {unit}. The ratio is a day after over a day before, with a 90 % interval.
        Nothing here says that the act was the cause.
      </p>
      <CellTable
        caption={caption}
        cells={{ head: ['what', 'before', 'after', 'ratio', '90 % interval'], rows }}
      />
    </section>
  );
}
