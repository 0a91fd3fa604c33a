import type { Listing } from '../../types.js';

/** How many there may be: outside `stop` the file is not believed, outside `usual` a reader is told. */
interface Bounds {
  readonly stop: readonly [number, number];
  readonly usual: readonly [number, number];
}

interface Expected {
  readonly entries: Bounds;
  /** Entries whose programmes start with a text. */
  readonly programs?: Readonly<Record<string, Bounds>>;
}

/**
 * Counts a whole file of a format should have. `usual` is some 15 % under and twice over a healthy reading of 2022 to 2026; `stop` leaves
 * room for older editions. A list that leaves them is explained, not the bound fitted to it.
 */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  'ofac-sdn-csv': {
    entries: { stop: [5000, 60_000], usual: [8400, 36_000] },
    programs: { DPRK: { stop: [20, 2000], usual: [300, 1000] } },
  },
  'ofac-xml': { entries: { stop: [200, 60_000], usual: [200, 36_000] } },
  'ofac-advanced-xml': { entries: { stop: [200, 60_000], usual: [200, 36_000] } },
  'ofac-cons-csv': { entries: { stop: [150, 5000], usual: [370, 900] } },
  'un-xml': {
    entries: { stop: [550, 2500], usual: [850, 2000] },
    programs: { DPRK: { stop: [20, 400], usual: [150, 160] } },
  },
  'eu-csv': { entries: { stop: [200, 2000], usual: [270, 650] } },
  'fincen-311': { entries: { stop: [250, 2000], usual: [410, 980] } },
  'fatf-statements': { entries: { stop: [10, 2000], usual: [20, 400] } },
  'ofac-crypto-csv': { entries: { stop: [40, 5000], usual: [80, 320] } },
};

export interface Judged {
  readonly stopped: string | null;
  readonly told: readonly string[];
}

/** Holds entries against what their format should have; a format without bounds is not judged. */
export function judgeCounts(format: string, entries: readonly Listing[], stated: number | null): Judged {
  const told: string[] = [];
  let stopped: string | null = null;
  if (stated !== null && stated !== entries.length)
    stopped = `${entries.length} entries were read where the file itself states ${stated}`;
  const expected = EXPECTED[format];
  if (!expected) return { stopped, told };
  const judge = (what: string, count: number, { stop, usual }: Bounds) => {
    const message = (range: readonly [number, number]) =>
      `${count} ${what}, ${range[0]} to ${range[1]} expected`;
    if (outside(count, stop))
      stopped ??= `${message(stop)}; the file is not whole, or a part (--part reads one)`;
    else if (outside(count, usual))
      told.push(`${message(usual)}; an old edition, or a list that lost entries`);
  };
  judge('entries', entries.length, expected.entries);
  for (const [program, bounds] of Object.entries(expected.programs ?? {})) {
    const count = entries.filter(({ programs }) => programs.some((name) => name.startsWith(program))).length;
    judge(`entries of ${program}`, count, bounds);
  }
  return { stopped, told };
}

const outside = (count: number, [min, max]: readonly [number, number]): boolean => count < min || count > max;
