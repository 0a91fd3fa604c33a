import { Link } from '@tanstack/react-router';
import type { PartnerCode } from '../../../types.js';
import { figure } from '../../parts/number.js';
import { Scrolling } from '../../parts/scrolling.js';
import { plural, words } from '../../parts/words.js';
import { type Move, movesBetween, overlap, type Side } from './moves.js';

interface Named {
  readonly name: string;
  readonly partners: readonly Side[];
}

interface Props {
  readonly before: Named;
  readonly after: Named;
  readonly names: readonly { readonly code: string; readonly name: string }[];
  /** By state how many rows of which ledger came in between, where that can be told. */
  readonly why?: ReadonlyMap<PartnerCode, ReadonlyMap<string, number>> | undefined;
}

/** State by state what it was, what it became, which measures differ and what came in between. */
export function Moves({ before, after, names, why }: Props) {
  const moves = movesBetween(before.partners, after.partners);
  const moved = moves.filter((move) => move.moved).length;
  const title = `What moved from ${before.name} to ${after.name}`;
  const nameOf = (code: string) => names.find((one) => one.code === code)?.name ?? code;
  return (
    <>
      <p className="finding" role="status">
        {moved === 0
          ? 'No state stands elsewhere.'
          : `${plural(moved, 'state')} of ${moves.length} ${moved === 1 ? 'stands' : 'stand'} elsewhere.`}
      </p>
      <Scrolling label={title}>
        <table className="moves">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">{before.name}</th>
              <th scope="col">{after.name}</th>
              <th scope="col">Measures that differ</th>
              {why && <th scope="col">Published in between</th>}
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={move.partner} data-moved={move.moved || undefined}>
                <th scope="row">
                  <Link to="/partner/$code" params={{ code: move.partner }}>
                    {nameOf(move.partner)}
                  </Link>
                </th>
                <td>{move.before}</td>
                <td>{move.after}</td>
                <td className="small">
                  <Differences by={move.by} />
                </td>
                {why && <td className="small">{inWords(why.get(move.partner))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

const Differences = ({ by }: Pick<Move, 'by'>) =>
  by.length === 0 ? (
    <>none</>
  ) : (
    by.map(({ measure, from, to }) => (
      <div key={measure}>
        {measure} {medianText(from)} → {medianText(to)}
        <span className="quiet">{OVERLAP[overlap(from, to)]}</span>
      </div>
    ))
  );

const OVERLAP = { yes: ', intervals overlap', no: ', intervals apart', 'not observed': '' } as const;

const medianText = ({ median }: { readonly median: number | null }) =>
  median === null ? 'not observed' : figure(median);

function inWords(ledgers: ReadonlyMap<string, number> | undefined): string {
  if (!ledgers) return 'nothing dated';
  const all = [...ledgers].sort(([, a], [, b]) => b - a);
  const sum = all.reduce((total, [, n]) => total + n, 0);
  return `${plural(sum, 'record')}: ${all.map(([ledger, n]) => `${n} ${words(ledger)}`).join(', ')}`;
}
