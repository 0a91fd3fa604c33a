import { stringify } from 'csv-stringify/sync';
import type { NetworkCountry } from '../types.js';

/** One row per body with a header; lists in a cell are parted by semicolons. */
export function networksCsv(countries: readonly NetworkCountry[]): string {
  const rows = countries.flatMap(({ networks }) =>
    networks.map((one) => ({
      partner: one.partner,
      id: one.id,
      name: one.name,
      kind: one.kind,
      place: one.place,
      from: one.from,
      until: one.until,
      first_seen: one.firstSeen,
      last_seen: one.lastSeen,
      seen: one.seen,
      activity: one.activity,
      organ: one.organ?.id,
      organ_basis: one.organBasis,
      evidence: one.evidence.join('; '),
      listings: one.listings
        .map((act) => [act.by, act.id, act.when, act.kind].filter((part) => part !== '').join(' '))
        .join('; '),
      note: one.note,
    })),
  );
  return stringify(rows, { header: true, columns: [...COLUMNS] });
}

const COLUMNS = [
  'partner',
  'id',
  'name',
  'kind',
  'place',
  'from',
  'until',
  'first_seen',
  'last_seen',
  'seen',
  'activity',
  'organ',
  'organ_basis',
  'evidence',
  'listings',
  'note',
] as const;
