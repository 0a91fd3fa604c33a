import type { StateBlock } from '../../data/partner.js';
import { percent } from '../../parts/number.js';
import { Scrolling } from '../../parts/scrolling.js';
import { words } from '../../parts/words.js';
import { standingBlocks } from './media.js';

const SAYS: Readonly<Record<StateBlock['model'], string>> = {
  worth: 'how close states stand',
  alphabet: 'the alphabet',
  none: 'nothing that shows',
  'not determined': 'not determined',
  'too few lists': 'too few lists to tell',
};

/** How often the state is named in lists of states, and what decides the order there. */
export function Lists({ lists, name }: { readonly lists: readonly StateBlock[]; readonly name: string }) {
  const blocks = standingBlocks(lists);
  return (
    <div>
      <h3>Places in lists of states</h3>
      {blocks.length === 0 ? (
        <p className="quiet">{name} stands in none of the lists that were read.</p>
      ) : (
        <details>
          <summary>
            Named in {blocks.length} of {lists.length} kinds of list;{' '}
            {blocks.some(({ model }) => model === 'worth')
              ? 'in some the order tells how close states stand.'
              : 'in none of them does the order show to tell how close states stand.'}
          </summary>
          <Scrolling label="Places in lists of states">
            <table>
              <thead>
                <tr>
                  <th scope="col">Lists</th>
                  <th scope="col" className="number">
                    Named in
                  </th>
                  <th scope="col">Rate (90 % interval)</th>
                  <th scope="col">Order decided by</th>
                </tr>
              </thead>
              <tbody>
                {blocks.map(({ source, direction, occasion, window, office, lists: n, model, state }) => (
                  <tr key={[source, direction, occasion, window, office].join()}>
                    <td>
                      {words(direction)}, {words(office)}
                      {occasion && `, ${words(occasion)}`}
                      {window && `, ${window}`} <span className="small quiet">{source}</span>
                    </td>
                    <td className="number">
                      {state.present} of {n}
                    </td>
                    <td className="numbers">
                      {percent(state.median)} ({percent(state.low)} to {percent(state.high)})
                    </td>
                    <td>{SAYS[model]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        </details>
      )}
    </div>
  );
}
