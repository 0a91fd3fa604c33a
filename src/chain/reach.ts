import { atLeast } from '../store/digits.js';
import type { Store } from '../store/store.js';

/** What the hops are asked: numbers of accounts, the asset that the sources send, and where to stop. */
export interface ReachQuestion {
  readonly sources: readonly number[];
  readonly asset: number;
  readonly hops: number;
  /** Accounts that are never followed. */
  readonly stops: readonly number[];
  /** An account that sends to more accounts than this looks like a service and is not followed. */
  readonly fanOut: number;
  /** Transfers of the asset of less than this lead nowhere, in its smallest unit. */
  readonly least?: bigint;
  /** Hears of each hop as it is done: accounts first reached by it. */
  readonly onHop?: (hop: number, accounts: number) => void;
}

export interface Reach {
  /** Hop at which an account is first reached; sources are at 0. */
  readonly hop: ReadonlyMap<number, number>;
  /** Accounts whose own transfers are followed. */
  readonly followed: ReadonlySet<number>;
  /** Accounts left because they send to too many others. */
  readonly crowded: ReadonlySet<number>;
}

/**
 * Which accounts traced value can have come to: a transfer counts only after the earliest moment at which its sender can have had any.
 * Each hop is one join of a frontier with the table `moves` (seq, src, dst, asset, into_asset); an account that is reached again, but
 * earlier, is followed again.
 */
export async function reach(store: Store, question: ReachQuestion): Promise<Reach> {
  const { sources, asset, hops, stops, fanOut, least, onHop } = question;
  await store.load('stops', [{ name: 'account', type: 'integer', of: (row: number) => row }], stops);
  await store.load(
    'reached',
    [
      { name: 'account', type: 'integer', of: (row: number) => row },
      { name: 'asset', type: 'integer', of: () => asset },
      { name: 'hop', type: 'integer', of: () => 0 },
      { name: 'since', type: 'integer', of: () => -1 },
    ],
    sources,
  );
  await store.run('CREATE TABLE frontier AS SELECT * FROM reached');
  await store.run('CREATE TABLE crowded (account INTEGER)');
  const enough =
    least === undefined ? 'true' : `(m.asset <> ${asset} OR ${atLeast("ltrim(m.amount, '0')", least)})`;
  for (let hop = 1; hop <= hops; hop++) {
    const reached = await nextHop(store, hop, fanOut, enough);
    onHop?.(hop, reached);
    if (reached === 0) break;
  }
  return readReach(store, hops);
}

/** Moves the frontier on; returns how many accounts and assets it now holds. */
async function nextHop(store: Store, hop: number, fanOut: number, enough: string): Promise<number> {
  if (hop > 1)
    await store.run(`INSERT INTO crowded
      SELECT src FROM moves WHERE src IN (SELECT account FROM frontier)
      GROUP BY src HAVING count(DISTINCT dst) > ${fanOut}`);
  await store.run(`CREATE OR REPLACE TABLE arrivals AS
    SELECT m.dst AS account, m.into_asset AS asset, ${hop} AS hop, min(m.seq) AS since
    FROM moves m JOIN frontier f ON m.src = f.account AND m.asset = f.asset
    WHERE m.seq > f.since AND m.dst <> m.src AND ${enough}
      AND f.account NOT IN (SELECT account FROM stops)
      AND f.account NOT IN (SELECT account FROM crowded)
    GROUP BY ALL`);
  await store.run(`CREATE OR REPLACE TABLE frontier AS
    SELECT a.account, a.asset, coalesce(r.hop, a.hop) AS hop, a.since
    FROM arrivals a LEFT JOIN reached r USING (account, asset)
    WHERE r.since IS NULL OR a.since < r.since`);
  await store.run(`DELETE FROM reached r USING frontier f
    WHERE r.account = f.account AND r.asset = f.asset`);
  await store.run('INSERT INTO reached SELECT * FROM frontier');
  const [row] = await store.query('SELECT count(*) AS n FROM frontier');
  return Number(row?.['n']);
}

async function readReach(store: Store, hops: number): Promise<Reach> {
  const rows = await store.query(`SELECT account, min(hop) AS hop,
      account IN (SELECT account FROM stops) AS stopped, account IN (SELECT account FROM crowded) AS crowded
    FROM reached GROUP BY ALL ORDER BY account`);
  return reachOf(
    rows.map((row) => ({
      account: row['account'] as number,
      hop: row['hop'] as number,
      stopped: row['stopped'] === true,
      crowded: row['crowded'] === true,
    })),
    hops,
  );
}

/** What the hops say of one account. */
export interface ReachedRow {
  readonly account: number;
  readonly hop: number;
  readonly stopped: boolean;
  readonly crowded: boolean;
}

export function reachOf(rows: readonly ReachedRow[], hops: number): Reach {
  const follows = (row: ReachedRow) => (row.hop === 0 || !row.stopped) && !row.crowded && row.hop < hops;
  return {
    hop: new Map(rows.map((row) => [row.account, row.hop])),
    followed: new Set(rows.filter(follows).map(({ account }) => account)),
    crowded: new Set(rows.filter(({ crowded }) => crowded).map(({ account }) => account)),
  };
}
