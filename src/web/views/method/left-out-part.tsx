import { useSuspenseQueries } from '@tanstack/react-query';
import type { LeftOut } from '../../../types.js';
import { leftOutQuery } from '../../data/method.js';
import { buildQuery, tiersQuery } from '../../data/queries.js';
import { useSearchParam } from '../../data/search-param.js';
import { Choice } from '../../parts/choice.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { percent, plain } from '../../parts/number.js';
import { words } from '../../parts/words.js';
import { KHAT } from './khat.js';
import { leftOutFinding } from './method-words.js';
import './method.css';
import { Scrolling } from '../../parts/scrolling.js';

/** What becomes of a tier when what one series records of a state is left out. */
export function LeftOutPart() {
  const [{ data }, { data: tiers }, { data: build }] = useSuspenseQueries({
    queries: [leftOutQuery, tiersQuery, buildQuery],
  });
  const [chosen] = useSearchParam('partner');
  const names = new Map(build.partners.map(({ code, name }) => [code, name]));
  const now = new Map(tiers.partners.map(({ partner, tier }) => [partner, tier]));
  const pieces = data.pieces.filter(({ partner }) => !chosen || partner === chosen);
  if (data.pieces.length === 0)
    return (
      <Empty>
        Nothing can be left out: that needs the draws of the latent model, which this build has not.
      </Empty>
    );
  const says = ({ partner, khat, tier }: LeftOut) =>
    khat > KHAT ? 'not told by these draws' : tier === (now.get(partner) ?? null) ? 'same' : tierName(tier);
  return (
    <div className="part">
      <p className="measure">
        The draws are weighed anew as if the piece had never been seen (Pareto smoothed importance sampling).
        Where the weights have too heavy a tail, k above {KHAT}, the draws do not tell what would happen; only
        a new fit would, and nothing is shown.
      </p>
      <div className="filters">
        <Choice
          label="State"
          param="partner"
          all="All states"
          options={build.partners.map(({ code, name }) => ({ id: code, name }))}
        />
      </div>
      <Figure
        id="left-out"
        title={leftOutFinding(pieces, now)}
        note="How far the mean moves is given in its standard deviations."
        drawn={false}
        cells={{
          head: [
            'state',
            'series left out',
            'k',
            'tier without it',
            'probability',
            'engagement',
            'affinity',
            'slack',
          ],
          rows: pieces.map((piece) => [
            names.get(piece.partner) ?? piece.partner,
            piece.series,
            piece.khat,
            says(piece),
            piece.probability,
            piece.engagement,
            piece.affinity,
            piece.slack,
          ]),
        }}
      >
        <Scrolling label="What each series moves" className="scroll-x tall">
          <table>
            <thead>
              <tr>
                <th scope="col">state</th>
                <th scope="col">left out</th>
                <th scope="col">tier without it</th>
                <th scope="col">moves</th>
                <th scope="col" className="number">
                  k
                </th>
              </tr>
            </thead>
            <tbody>
              {pieces.map((piece) => (
                <tr
                  key={`${piece.partner} ${piece.series}`}
                  className={piece.khat > KHAT ? 'untold' : undefined}
                >
                  <td>{names.get(piece.partner) ?? piece.partner}</td>
                  <td>{words(piece.series)}</td>
                  <td>
                    {says(piece)}
                    {piece.probability !== null && piece.khat <= KHAT && (
                      <span className="quiet"> ({percent(piece.probability)})</span>
                    )}
                  </td>
                  <td>{piece.khat > KHAT ? '' : movesOf(piece)}</td>
                  <td className="number">{plain(piece.khat)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </Figure>
    </div>
  );
}

const tierName = (tier: number | null) => (tier === null ? 'unassigned' : `tier ${tier}`);

/** Moves of a tenth of a standard deviation or more. */
function movesOf(piece: LeftOut): string {
  const moved = (['engagement', 'affinity', 'slack'] as const).filter(
    (measure) => Math.abs(piece[measure] ?? 0) >= 0.1,
  );
  return moved.map((measure) => `${measure} ${plain(piece[measure])}`).join(', ') || 'nothing by 0.1 or more';
}
