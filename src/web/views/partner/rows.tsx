import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { LedgerRow } from '../../data/partner.js';
import { dateInWords, words } from '../../parts/words.js';

const FIRST = 6;

/** Rows of ledgers as dated entries; the long tail stays folded. */
export function Rows({ rows, name }: { readonly rows: readonly LedgerRow[]; readonly name: string }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ol className="journeys">
        {(all ? rows : rows.slice(0, FIRST)).map(({ id, date, kind, summary, by }) => (
          <li key={id}>
            <div className="journey-when">
              <Link to="/evidence" search={{ id }}>
                {dateInWords(date)}
              </Link>
              <span className="small quiet">
                {words(kind)}
                {by && `, ${by}`}
              </span>
            </div>
            <p>{summary}</p>
          </li>
        ))}
      </ol>
      {!all && rows.length > FIRST && (
        <Button className="link-button" onPress={() => setAll(true)}>
          Show {rows.length - FIRST} more<span className="view-hidden"> of {name}</span>
        </Button>
      )}
    </>
  );
}
