import { binaryMarginTable, swappedMarginTable } from '../stats/index.js';
import type { Evidence, Network, Organ, PartnerCode } from '../types.js';
import { randomOf, type Setting } from './setting.js';

/** An organ that stands behind bodies in a state, however many. */
export interface Hold {
  readonly partner: PartnerCode;
  readonly organ: string;
  readonly evidence: readonly string[];
}

/** The test under one reading of which institution each organ belongs to. */
export interface Reading {
  readonly t: number;
  readonly ways: Float64Array;
  readonly visits: readonly string[];
  /** `Department 53 in LAO`, for pairs that match. */
  readonly pairs: readonly string[];
}

/** Whether the organ behind a body is on record; one that is only recalled is not. */
export const organOnRecord = ({ organ, organBasis }: Network): boolean =>
  organ !== null && organBasis !== 'recalled';

/** Pairs of organ and reported state, from the bodies whose organ is on record. */
export function holdsOf({ networks, partners }: Setting, organs: ReadonlyMap<string, Organ>): Hold[] {
  const holds = new Map<string, Hold>();
  for (const { organ, partner, evidence } of networks.filter(organOnRecord)) {
    if (organ === null || !organs.has(organ) || !partners.includes(partner)) continue;
    const key = `${partner} ${organ}`;
    holds.set(key, { partner, organ, evidence: [...(holds.get(key)?.evidence ?? []), ...evidence] });
  }
  return [...holds.values()];
}

/** The reading of the table first, then one more for each organ that may belong to another institution as well. */
export function readingsOf(
  setting: Setting,
  holds: readonly Hold[],
  organs: ReadonlyMap<string, Organ>,
  visits: readonly Evidence[],
): Reading[] {
  const ids = [...new Set(holds.map(({ organ }) => organ))].sort();
  const plain = new Map(ids.map((id) => [id, organs.get(id)?.channel as string]));
  const others = ids.flatMap((id) => {
    const other = organs.get(id)?.otherChannel;
    return other ? [new Map([...plain, [id, other]])] : [];
  });
  return [plain, ...others].map((channels) => readingOf(setting, holds, channels, visits));
}

function readingOf(
  setting: Setting,
  holds: readonly Hold[],
  channels: ReadonlyMap<string, string>,
  visits: readonly Evidence[],
): Reading {
  const states = setting.partners.filter((code) => holds.some(({ partner }) => partner === code));
  const organs = [...channels.keys()];
  const between = (code: string, organ: string) =>
    visits.filter(({ partner, own }) => partner === code && own['channel'] === channels.get(organ));
  const counted = states.map((code) => organs.map((organ) => between(code, organ).length > 0));
  const table = states.map((code) =>
    organs.map((id) => holds.some(({ partner, organ }) => partner === code && organ === id)),
  );
  const margins = {
    rows: table.map((row) => row.filter(Boolean).length),
    columns: organs.map((_, column) => table.filter((row) => row[column]).length),
    counted,
  };
  const ways =
    binaryMarginTable(margins) ??
    swappedMarginTable(table, counted, setting.rules.draws, randomOf(setting, 'channels-bodies'));
  const nameOf = (id: string) => setting.organs.find((organ) => organ.id === id)?.name;
  const matched = holds.filter(({ partner, organ }) => between(partner, organ).length > 0);
  return {
    pairs: matched.map(({ partner, organ }) => `${nameOf(organ)} in ${partner}`).sort(),
    t: matched.length,
    ways,
    visits: matched.flatMap(({ partner, organ }) => between(partner, organ).map(({ id }) => id)),
  };
}
