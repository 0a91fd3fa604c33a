import { dayNumber, dayOf } from '../days.js';
import { UsageError } from '../error.js';
import { blockLength, ratioOfMeansInterval } from '../stats/circular-blocks.js';
import { stream } from '../stats/rng.js';
import type { Store } from '../store/store.js';
import type { Asset, FlowsAround, MovedAround, MovedIn } from '../types.js';
import { inUnits } from './units.js';

export interface AroundQuestion {
  /** Day of the act, `YYYY-MM-DD`. */
  readonly day: string;
  /** Days of each window; without it as many as the file has on the shorter side, at most {@link LONGEST}. */
  readonly window?: number;
  readonly asset: Asset;
  /** Place of the asset among those of the store. */
  readonly assetNumber: number;
  readonly firstTime: string | null;
  readonly lastTime: string | null;
  readonly sources: readonly number[];
  readonly followed: ReadonlySet<number>;
  /** Name of the service that an account belongs to; null for others. */
  readonly serviceOf: (account: number) => string | null;
}

/** In longer windows more happens than the act. */
const LONGEST = 90;
/** With fewer days of movement on a side, resamples repeat a handful of sums. */
const FEWEST = 5;
const RESAMPLES = 10_000;

/**
 * What moved in equal windows before and after an act, whole days of UTC, the day of the act in neither: into the sources from others, out of
 * them to others, and from followed accounts to services.
 * @throws {UsageError} where transfers have no times, or the file does not reach over both windows.
 */
export async function flowsAround(store: Store, question: AroundQuestion): Promise<FlowsAround> {
  const { firstTime, lastTime, asset } = question;
  if (firstTime === null || lastTime === null)
    throw new UsageError('--around needs transfers that have times; this file has none');
  const act = dayAt(question.day);
  const [daysBefore, daysAfter] = [act - dayAt(firstTime), dayAt(lastTime) - act];
  const n = windowOf(question, daysBefore, daysAfter);
  const moved = await movesAround(store, question, act - n, act + n);
  const block = blockLength(n);
  const told = (what: MovedAround['what'], service: string | null, moves: readonly DatedMove[]) =>
    compare({ what, service, moves, act, n, block, asset });
  const services = [...new Set(moved.services.map(({ service }) => service as string))].sort();
  return {
    day: question.day,
    n,
    before: { from: dayOf(act - n), until: dayOf(act - 1) },
    after: { from: dayOf(act + 1), until: dayOf(act + n) },
    block,
    resamples: RESAMPLES,
    asset: asset.id,
    moved: [
      told('in', null, moved.in),
      told('out', null, moved.out),
      told('services', null, moved.services),
      ...services.map((name) =>
        told(
          'service',
          name,
          moved.services.filter(({ service }) => service === name),
        ),
      ),
    ],
    daysBefore,
    daysAfter,
  };
}

function windowOf({ day, window, firstTime, lastTime }: AroundQuestion, before: number, after: number) {
  const most = Math.min(before, after);
  if (most < 1)
    throw new UsageError(
      `--around ${day} has no transfers on both sides: the file runs from ${firstTime} to ${lastTime}`,
    );
  if (window !== undefined && window > most)
    throw new UsageError(
      `--window ${window} reaches beyond the file, which has ${before} days before ${day} and ${after} after it; days that are not in it are not days without transfers`,
    );
  return window ?? Math.min(most, LONGEST);
}

interface DatedMove {
  readonly day: number;
  readonly amount: bigint;
  readonly service: string | null;
}

async function movesAround(
  store: Store,
  { assetNumber, sources, followed, serviceOf }: AroundQuestion,
  first: number,
  last: number,
) {
  const rows = await store.query(
    `SELECT src, dst, amount, time FROM moves
     WHERE asset = $asset AND time >= $from AND time < $to ORDER BY seq`,
    { asset: assetNumber, from: dayOf(first), to: dayOf(last + 1) },
  );
  const own = new Set(sources);
  const found = { in: [] as DatedMove[], out: [] as DatedMove[], services: [] as DatedMove[] };
  for (const row of rows) {
    const [from, to] = [row['src'] as number, row['dst'] as number];
    const service = followed.has(from) ? serviceOf(to) : null;
    const move = { day: dayAt(row['time'] as string), amount: BigInt(row['amount'] as string), service };
    if (own.has(to) && !own.has(from)) found.in.push(move);
    if (own.has(from) && !own.has(to)) found.out.push(move);
    if (service !== null) found.services.push(move);
  }
  return found;
}

interface Comparison {
  readonly what: MovedAround['what'];
  readonly service: string | null;
  readonly moves: readonly DatedMove[];
  readonly act: number;
  readonly n: number;
  readonly block: number;
  readonly asset: Asset;
}

function compare({ what, service, moves, act, n, block, asset }: Comparison): MovedAround {
  const before = moves.filter(({ day }) => day < act);
  const after = moves.filter(({ day }) => day > act);
  const [earlier, later] = [summed(before, n, asset), summed(after, n, asset)];
  const ratio = before.length === 0 ? null : Number(later.value) / Number(earlier.value);
  const fewest = Math.min(earlier.days, later.days);
  const reason =
    fewest >= FEWEST
      ? ''
      : `value moved on ${earlier.days} days before and ${later.days} after; an interval needs ${FEWEST} on either side`;
  const drawn =
    reason === ''
      ? ratioOfMeansInterval(daily(before, act - n, n, asset), daily(after, act + 1, n, asset), {
          block,
          resamples: RESAMPLES,
          random: stream(1, 'around', what, service ?? ''),
        })
      : null;
  const interval = drawn && { q5: drawn.q5, q95: Number.isFinite(drawn.q95) ? drawn.q95 : null };
  return { what, service, before: earlier, after: later, ratio, interval, reason };
}

function summed(moves: readonly DatedMove[], n: number, asset: Asset): MovedIn {
  let value = 0n;
  for (const { amount } of moves) value += amount;
  return {
    value: inUnits(value, asset),
    perDay: Number(inUnits(value, asset)) / n,
    transfers: moves.length,
    days: new Set(moves.map(({ day }) => day)).size,
  };
}

/** Value of each day from `first` on. */
function daily(moves: readonly DatedMove[], first: number, n: number, asset: Asset): Float64Array {
  const days = new Float64Array(n);
  for (const { day, amount } of moves) days[day - first]! += Number(inUnits(amount, asset));
  return days;
}

/** The number of the day that a time begins with. */
const dayAt = (time: string): number => dayNumber(time.slice(0, 10));
