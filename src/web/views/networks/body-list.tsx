import { Link } from '@tanstack/react-router';
import type { NetworkCountry } from '../../../types.js';
import type { Body } from '../../data/networks.js';
import { words } from '../../parts/words.js';
import { listingsInWords, organInWords, timeInWords } from './body-words.js';
import './networks.css';

/** The bodies state by state; also the states without one, with why silence is no absence. */
export function BodyList({
  bodies,
  countries,
  filtered,
}: {
  readonly bodies: readonly Body[];
  readonly countries: readonly NetworkCountry[];
  readonly filtered: boolean;
}) {
  const silent = countries.filter(({ networks }) => networks.length === 0);
  return (
    <div className="bodies">
      {countries.map(({ partner, name }) => {
        const mine = bodies.filter((body) => body.partner === partner);
        return (
          mine.length > 0 && (
            <section key={partner} aria-labelledby={`state-${partner}`}>
              <h2 id={`state-${partner}`}>
                {name} <span className="quiet numbers">{mine.length}</span>
              </h2>
              <ul>
                {mine.map((body) => (
                  <BodyItem key={body.id} body={body} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {!filtered &&
        silent.map(({ partner, name, coverage }) => (
          <section key={partner} aria-labelledby={`state-${partner}`}>
            <h2 id={`state-${partner}`}>{name}</h2>
            <p className="quiet">
              None on record, which is no proof of absence. {coverage.map(({ summary }) => summary).join(' ')}
            </p>
          </section>
        ))}
    </div>
  );
}

function BodyItem({ body }: { readonly body: Body }) {
  const place = [words(body.kind), body.place].filter((part) => part !== '').join(', ');
  return (
    <li id={`body-${body.id}`} className="body-item">
      <div>
        <strong>{body.name}</strong>
        <span className="quiet small">{place}</span>
      </div>
      <span>{organInWords(body)}</span>
      <span className="numbers">{timeInWords(body)}</span>
      <span className="numbers">{listingsInWords(body)}</span>
      <span className="small">
        {body.evidence.map((id) => (
          <Link key={id} to="/evidence" search={{ id }}>
            {id}
          </Link>
        ))}
      </span>
      {body.note && <p className="quiet small">{body.note}</p>}
    </li>
  );
}
