import { compare } from '../order.js';
import type { Day, Evidence, Network, NetworkCountry, NetworkListing, NetworkView, Pack } from '../types.js';
import { activityIn, halfYear, sightingsOf } from './activity.js';

export interface NetworkFilter {
  /** Half-year such as `2020-H1` for which activity is told. */
  readonly halfYear: string;
  readonly country?: string;
  /** Id of an organ. */
  readonly organ?: string;
  /** What public lists have under the names of a body; asked of each. */
  readonly listed?: (network: Network) => readonly NetworkListing[];
}

/** Bodies by state, the reported states first and all of them, by code; of others those with a body. */
export function networksByCountry(pack: Pack, filter: NetworkFilter): NetworkCountry[] {
  const evidence = new Map(pack.evidence.map((row) => [row.id, row]));
  const views = pack.networks
    .filter(({ organ }) => filter.organ === undefined || organ === filter.organ)
    .map((network) => viewOf(pack, network, evidence, filter));
  const partners = pack.partners
    .filter(({ code }) => filter.country === undefined || code === filter.country)
    .toSorted((a, b) => Number(b.reported) - Number(a.reported) || compare(a.code, b.code));
  return partners.flatMap(({ code, name, reported }): NetworkCountry[] => {
    const networks = views
      .filter(({ partner }) => partner === code)
      .toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));
    if (networks.length > 0) return [{ partner: code, name, networks, coverage: [] }];
    if (!reported && filter.country === undefined) return [];
    return [{ partner: code, name, networks, coverage: coverageOf(pack, code) }];
  });
}

/** Rows that say what could not be seen in a state, or in a group of states. */
function coverageOf({ evidence, groups }: Pack, code: string) {
  return evidence
    .filter(({ kind, partner }) => kind === 'coverage' && (partner === code || partner in groups))
    .map(({ id, summary }) => ({ id, summary }));
}

function viewOf(
  pack: Pack,
  network: Network,
  evidence: ReadonlyMap<string, Evidence>,
  { halfYear: asked, listed }: NetworkFilter,
): NetworkView {
  const { line: _, ...rest } = network;
  const sightings = sightingsOf(network, evidence);
  const organ = pack.organs.find(({ id }) => id === network.organ);
  const [earliest, latest] = [
    sightings.toSorted((a, b) => compare(a.firstDay as Day, b.firstDay as Day))[0],
    sightings.toSorted((a, b) => compare(endOf(a), endOf(b))).at(-1),
  ];
  const time = halfYear(asked) as { readonly first: Day; readonly last: Day };
  return {
    ...rest,
    organ: organ ? { id: organ.id, name: organ.name, channel: organ.channel } : null,
    firstSeen: earliest?.firstDay ?? null,
    lastSeen: latest ? endOf(latest) : null,
    seen: earliest && latest ? spanOf(writtenDate(earliest), latest.dateEnd || writtenDate(latest)) : '',
    activity: activityIn(network, sightings, time),
    listings: [...recordedListings(network, evidence), ...(listed?.(network) ?? [])],
  };
}

const endOf = ({ firstDay, lastDay }: Evidence): Day => lastDay ?? (firstDay as Day);
const spanOf = (first: string, last: string): string => (first === last ? first : `${first} to ${last}`);

/** The date of a row as exactly as the row knows it: `2020-06` for a month, `2026-Q2` for a quarter, whose month in the row is one of three. */
function writtenDate({ date, datePrecision }: Evidence): string {
  return datePrecision === 'quarter'
    ? `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
    : date;
}

/** Listings and special measures that the ledgers hold of a body. */
function recordedListings(network: Network, evidence: ReadonlyMap<string, Evidence>): NetworkListing[] {
  return network.evidence
    .flatMap((id) => evidence.get(id) ?? [])
    .filter(({ ledger, kind }) => ledger === 'external' && LISTING.test(kind))
    .map((row) => ({
      by: String(row.own['by'] ?? ''),
      date: row.date,
      when: writtenDate(row),
      id: row.id,
      kind: row.kind,
      reason: `${row.kind.replaceAll('_', ' ')} of ${row.own['entity'] ?? 'parties not named'}`,
    }));
}

const LISTING = /designation|listing|_311_/;
