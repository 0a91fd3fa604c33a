import type { PartnerPage } from '../../data/partner.js';
import { figure, percent, signed } from '../../parts/number.js';
import { Scrolling } from '../../parts/scrolling.js';
import { joined, words } from '../../parts/words.js';
import { type Piece, pieces } from './hangs-on.js';
import { Section } from './section.js';

const SAYS: Readonly<Record<Piece['says'], string>> = {
  same: 'the tier stays',
  changes: '',
  'cannot tell': 'the draws cannot tell',
};

export function HangsOn({ page: { hangsOn, standing, observations } }: { readonly page: PartnerPage }) {
  const rows = pieces(hangsOn.leftOut, standing);
  const moves = rows.filter(({ says }) => says === 'changes');
  return (
    <Section
      id="hangs-on"
      title="What would change its tier"
      aside={
        <p>
          Each series of the record is left out in turn by weighing the draws anew. Where that leans on a few
          draws (k above 0.7), nothing is said.
        </p>
      }
    >
      {hangsOn.unstable.length > 0 && (
        <p className="finding">
          {joined(
            hangsOn.unstable.map(
              ({ without, tier }) =>
                `Without ${words(without)} it would be ${tier === null ? 'in no tier' : `in tier ${tier}`}`,
            ),
          )}
          .
        </p>
      )}
      {hangsOn.unstable.length === 0 && moves.length === 0 && (
        <p className="finding">
          No single series of the record decides its tier, as far as that can be told.
        </p>
      )}
      {rows.length > 0 && (
        <Scrolling label="What each series of the record does">
          <table>
            <thead>
              <tr>
                <th scope="col">Without</th>
                <th scope="col">Tier</th>
                <th scope="col" className="number">
                  Engagement
                </th>
                <th scope="col" className="number">
                  Affinity
                </th>
                <th scope="col" className="number">
                  Slack
                </th>
                <th scope="col" className="number">
                  k
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((piece) => (
                <tr key={piece.series}>
                  <th scope="row">{words(piece.series)}</th>
                  <td>
                    {piece.says === 'changes'
                      ? piece.tier === null
                        ? 'in no tier'
                        : `becomes ${piece.tier}`
                      : SAYS[piece.says]}
                    {piece.probability !== null && (
                      <span className="small quiet"> ({percent(piece.probability)})</span>
                    )}
                  </td>
                  <td className="number">{moved(piece.engagement)}</td>
                  <td className="number">{moved(piece.affinity)}</td>
                  <td className="number">{moved(piece.slack)}</td>
                  <td className="number quiet">{figure(piece.khat)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small quiet">Moves of the means, in their standard deviations.</p>
        </Scrolling>
      )}
      <details>
        <summary>The {observations.length} indicators and their values</summary>
        <Scrolling label="Indicators and their values">
          <table>
            <thead>
              <tr>
                <th scope="col">Indicator</th>
                <th scope="col">Measures</th>
                <th scope="col" className="number">
                  Value
                </th>
                <th scope="col">Unit</th>
                <th scope="col" className="number">
                  Events
                </th>
              </tr>
            </thead>
            <tbody>
              {observations.map(({ id, title, measure, value, unit, n }) => (
                <tr key={id}>
                  <th scope="row">{title}</th>
                  <td>{measure}</td>
                  <td className="number">{value === null ? 'not observed' : figure(value)}</td>
                  <td className="small quiet">{unit}</td>
                  <td className="number">{n}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </Section>
  );
}

const moved = (by: number | null) => (by === null ? '' : signed(by, 2));
