import type { Greeting } from '../../../types.js';
import { grouped } from '../../data/grouped.js';
import { plural, words } from '../../parts/words.js';

/** The calendar greetings of a state, year by year, where they came, changed or stayed away. */
export function Greetings({ greetings }: { readonly greetings: readonly Greeting[] }) {
  const groups = grouped(greetings, ({ occasion, day, direction }) => `${direction}|${occasion}|${day}`);
  if (groups.length === 0) return null;
  return (
    <div>
      <h3>Calendar greetings</h3>
      {groups.map(([key, years]) => (
        <p key={key}>
          {heading(years[0] as Greeting)}: {sentence(years)}
        </p>
      ))}
    </div>
  );
}

const heading = ({ occasion, day, direction }: Greeting) =>
  `${direction === 'outgoing' ? 'From Pyongyang' : 'To Pyongyang'}, ${occasion === '' ? `around ${day}` : words(occasion)}`;

function sentence(years: readonly Greeting[]): string {
  const missing = years.filter(({ missing: gone }) => gone).map(({ year }) => year);
  const lower = years.filter(({ deviation }) => (deviation ?? 0) < 0).map(({ year }) => year);
  const higher = years.filter(({ deviation }) => (deviation ?? 0) > 0).map(({ year }) => year);
  const sent = years.length - missing.length;
  return [
    `sent in ${sent} of ${plural(years.length, 'year')} that were read`,
    missing.length > 0 ? `none found in ${missing.join(', ')}` : '',
    lower.length > 0 ? `by a lower rank than usual in ${lower.join(', ')}` : '',
    higher.length > 0 ? `by a higher rank than usual in ${higher.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.');
}
