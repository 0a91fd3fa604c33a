import type { LedgerRow, PartnerPage } from '../../data/partner.js';
import { Empty } from '../../parts/empty.js';
import { Rows } from './rows.js';
import { Section } from './section.js';

const SIDES = [
  ['measures', 'What the state did'],
  ['external', 'What others did about it'],
  ['findings', 'What was found there'],
] as const;

export function Enforcement({ page: { enforcement, relations, name } }: { readonly page: PartnerPage }) {
  const of = (ledger: string): LedgerRow[] => enforcement.filter((row) => row.ledger === ledger).toReversed();
  return (
    <>
      <Section
        id="relations"
        title="Relations, ties and messages"
        aside={<p>Embassies, agreements, party links, rifts; newest first.</p>}
      >
        {relations.length === 0 ? (
          <Empty>Nothing is on record.</Empty>
        ) : (
          <Rows rows={relations.toReversed()} name="relations" />
        )}
      </Section>
      <Section
        id="enforcement"
        title="Enforcement record"
        aside={
          <p>
            By who acted, newest first. A missing act is no proof of inaction: acts that nobody reports leave
            no record.
          </p>
        }
      >
        {enforcement.length === 0 ? (
          <Empty>No measure of {name}, act of others or finding is on record.</Empty>
        ) : (
          SIDES.map(([ledger, title]) => (
            <div key={ledger}>
              <h3>{title}</h3>
              {of(ledger).length === 0 ? (
                <p className="quiet">Nothing on record.</p>
              ) : (
                <Rows rows={of(ledger)} name={title.toLowerCase()} />
              )}
            </div>
          ))
        )}
      </Section>
    </>
  );
}
