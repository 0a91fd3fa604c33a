import { publishedBy } from './as-of.js';
import { matchesOf, Screening } from './entities/screening.js';
import { UsageError } from './error.js';
import { estimatesByTopic } from './estimates/view.js';
import { halfYear, halfYearOf } from './networks/activity.js';
import { networksByCountry } from './networks/view.js';
import type { Day, EstimateTopic, Listing, Network, NetworkCountry, NetworkListing, Pack } from './types.js';

export interface NetworkOptions {
  readonly asOf?: Day;
  /** Of one state. */
  readonly country?: string;
  /** Of one organ, by its id in organs.csv. */
  readonly organ?: string;
  /** Half-year such as `2020-H1` for which activity is told; that of the as-of day unless given. */
  readonly halfYear?: string;
  /** Entries of public lists, against which the names of the bodies are held. */
  readonly listings?: readonly Listing[];
}

/**
 * Bodies of revenue networks by state, from what was public on a day; every reported state stands there, also without a body.
 * @throws {UsageError} for a state, organ or half-year that there is not.
 */
export function listNetworks(pack: Pack, options: NetworkOptions = {}): NetworkCountry[] {
  const { asOf = pack.period.to, country, organ, listings } = options;
  const asked = options.halfYear ?? halfYearOf(asOf);
  if (!halfYear(asked)) throw new UsageError(`${asked} is not a half-year; use YYYY-H1 or YYYY-H2`);
  if (country !== undefined && !pack.partners.some(({ code }) => code === country))
    throw new UsageError(
      `${country} is not in partners.csv of ${pack.id}; use a code such as ${pack.partners[0]?.code}`,
    );
  if (organ !== undefined && !pack.organs.some(({ id }) => id === organ))
    throw new UsageError(
      `${organ} is no organ of ${pack.id}; it has ${pack.organs.map(({ id }) => id).join(', ') || 'none'}`,
    );
  return networksByCountry(publishedBy(pack, asOf), {
    halfYear: asked,
    ...(country === undefined ? {} : { country }),
    ...(organ === undefined ? {} : { organ }),
    ...(listings === undefined ? {} : { listed: listedIn(listings) }),
  });
}

/** What lists have under the names of a body, each entry once, by the matching of `screen`. */
function listedIn(listings: readonly Listing[]): (network: Network) => NetworkListing[] {
  const screening = new Screening(listings, { all: true });
  return ({ name, aliases }) => {
    const found = new Map<string, NetworkListing>();
    for (const one of [name, ...aliases]) {
      for (const { match, born, reasons, sources } of matchesOf(screening.screen(one)))
        for (const { list, id, listed } of match ? sources : [])
          if (!found.has(`${list} ${id}`))
            found.set(`${list} ${id}`, {
              by: list,
              date: listed ?? '',
              when: listed ?? '',
              id,
              kind: 'entry',
              reason: `${one}: ${[...reasons, ...(born.length > 0 ? [`born ${born.join(', ')}`] : [])].join('; ')}`,
            });
    }
    return [...found.values()];
  };
}

/**
 * Estimates by topic, from what was public on a day.
 * @throws {UsageError} for a topic that there is not.
 */
export function listEstimates(
  pack: Pack,
  { asOf = pack.period.to, topic }: { readonly asOf?: Day; readonly topic?: string } = {},
): EstimateTopic[] {
  const topics = [...new Set(pack.estimates.map((one) => one.topic))].sort();
  if (topic !== undefined && !topics.includes(topic))
    throw new UsageError(`${topic} is no topic of ${pack.id}; it has ${topics.join(', ') || 'none'}`);
  return estimatesByTopic(publishedBy(pack, asOf), topic);
}

/**
 * The day of an act that a row of the ledgers tells.
 * @throws {UsageError} where there is no such row, or it does not give one day.
 */
export function dayOfAct(pack: Pack, id: string): Day {
  const row = pack.evidence.find((one) => one.id === id);
  if (!row)
    throw new UsageError(`${id} is neither a day, YYYY-MM-DD, nor a row of the ledgers of ${pack.id}`);
  if (row.datePrecision !== 'day' || row.firstDay === null || row.firstDay !== row.lastDay)
    throw new UsageError(
      `${id} is dated ${row.date || 'not at all'}, and an act needs one day; name the day`,
    );
  return row.firstDay;
}
