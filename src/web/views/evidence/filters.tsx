import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { EvidenceRow } from '../../data/evidence.js';
import { buildQuery } from '../../data/queries.js';
import { saveCsv } from '../../parts/download.js';
import { words } from '../../parts/words.js';
import type { ChangeSearch, EvidenceSearch } from './evidence.js';
import { kindsOf } from './kinds.js';

interface Props {
  readonly rows: readonly EvidenceRow[];
  readonly found: readonly EvidenceRow[];
  readonly search: EvidenceSearch;
  readonly change: ChangeSearch;
  readonly partners: readonly { readonly code: string; readonly name: string }[];
}

export function Filters({ rows, found, search, change, partners }: Props) {
  const { data: build } = useQuery(buildQuery);
  const kinds = useMemo(() => kindsOf(rows), [rows]);
  const others = useMemo(() => {
    const reported = new Set(partners.map(({ code }) => code));
    return [...new Set(rows.map(({ partner }) => partner))].filter((code) => !reported.has(code)).sort();
  }, [rows, partners]);
  const narrowed = search.q ?? search.partner ?? search.kind ?? search.from ?? search.to;
  return (
    <search className="evidence-filters">
      <label className="grows">
        <span className="small quiet">Words</span>
        <input
          className="field"
          type="search"
          value={search.q ?? ''}
          onChange={({ target }) => change({ q: target.value || undefined })}
        />
      </label>
      <label>
        <span className="small quiet">State</span>
        <select
          className="field"
          value={search.partner ?? ''}
          onChange={({ target }) => change({ partner: target.value || undefined })}
        >
          <option value="">all</option>
          <optgroup label="Ranked">
            {partners.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </optgroup>
          <optgroup label="For comparison">
            {others.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </optgroup>
        </select>
      </label>
      <label>
        <span className="small quiet">Ledger or kind</span>
        <select
          className="field"
          value={search.kind ?? ''}
          onChange={({ target }) => change({ kind: target.value || undefined })}
        >
          <option value="">all</option>
          {kinds.map(({ ledger, n, kinds: within }) => (
            <optgroup key={ledger} label={words(ledger)}>
              <option value={ledger}>
                all of {words(ledger)} ({n})
              </option>
              {within.map(({ kind, n: of }) => (
                <option key={kind} value={kind}>
                  {words(kind)} ({of})
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Day name="From" value={search.from} choose={(from) => change({ from })} />
      <Day name="To" value={search.to} choose={(to) => change({ to })} />
      <p className="evidence-found small" role="status">
        <strong>{found.length.toLocaleString('en')}</strong> of {rows.length.toLocaleString('en')} records
      </p>
      {narrowed !== undefined && (
        <Button
          className="link-button small"
          onPress={() =>
            change({ q: undefined, partner: undefined, kind: undefined, from: undefined, to: undefined })
          }
        >
          Show all
        </Button>
      )}
      <Button
        className="link-button small"
        onPress={() =>
          saveCsv(cells(found), {
            name: `${build?.pack ?? 'tierline'}-evidence`,
            title: `${found.length} records`,
            source: `${build?.citation ?? ''} Build ${build?.digest ?? ''}.`,
          })
        }
      >
        CSV of these
      </Button>
    </search>
  );
}

interface DayProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly choose: (day: string | undefined) => void;
}

const Day = ({ name, value, choose }: DayProps) => (
  <label>
    <span className="small quiet">{name}</span>
    <input
      className="field"
      type="date"
      value={value ?? ''}
      onChange={({ target }) => choose(target.value || undefined)}
    />
  </label>
);

const COLUMNS = [
  'id',
  'ledger',
  'kind',
  'partner',
  'date',
  'summary',
  'credibility',
  'reliability',
  'title',
  'url',
] as const;

const cells = (rows: readonly EvidenceRow[]) => ({
  head: COLUMNS,
  rows: rows.map((row) => COLUMNS.map((column) => row[column])),
});
