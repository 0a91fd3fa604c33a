import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { PartnerPage } from '../../data/partner.js';
import { Empty } from '../../parts/empty.js';
import { dateInWords, onDate, spanInWords, words } from '../../parts/words.js';
import { journeysFinding, longestWait, sinceInWords } from './journeys.js';
import { Section } from './section.js';

const FIRST = 10;
const WAY: Readonly<Record<string, string>> = { incoming: 'to Pyongyang', outgoing: 'from Pyongyang' };

export function Journeys({ page: { visits, name } }: { readonly page: PartnerPage }) {
  const [all, setAll] = useState(false);
  const newest = visits.toReversed();
  const wait = longestWait(visits);
  return (
    <Section
      id="journeys"
      title="Journeys"
      aside={
        <p>
          Comparable are journeys of the same direction and level that were held. The record was gathered by
          search and is no census.
        </p>
      }
    >
      {visits.length === 0 ? (
        <Empty>
          No journey between Pyongyang and {name} is on record. That is not the same as none made.
        </Empty>
      ) : (
        <>
          <p className="finding">
            {journeysFinding(visits)}.
            {wait?.since &&
              ` The longest wait between comparable ones was ${spanInWords(wait.since)}; it ended ${onDate(wait.date)}.`}
          </p>
          <ol className="journeys">
            {(all ? newest : newest.slice(0, FIRST)).map((visit) => (
              <li key={visit.id}>
                <div className="journey-when">
                  <Link to="/evidence" search={{ id: visit.id }}>
                    {dateInWords(visit.date)}
                  </Link>
                  <span className="small quiet">
                    {WAY[visit.direction] ?? words(visit.direction)}, {words(visit.level)}
                  </span>
                </div>
                <div>
                  <p>{visit.summary}</p>
                  <p className="small quiet">{sinceInWords(visit, visits)}</p>
                </div>
              </li>
            ))}
          </ol>
          {!all && visits.length > FIRST && (
            <Button className="link-button" onPress={() => setAll(true)}>
              Show the {visits.length - FIRST} older ones
            </Button>
          )}
        </>
      )}
    </Section>
  );
}
