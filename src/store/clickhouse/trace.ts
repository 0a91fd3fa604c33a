import { UsageError } from '../../error.js';
import { atLeast } from '../digits.js';
import { linesOf } from './lines.js';
import { countOf } from './rows.js';
import { quoted, type Server } from './server.js';
import { TraceMoves, type TransferWindow } from './trace-moves.js';
import { TraceTables } from './trace-tables.js';

/** Where accounts are asked for by name; all else as the loop of hops in DuckDB asks it. */
export interface HopQuestion {
  /** Digest of all that the hops depend on: a trace with the same goes on where it stopped. */
  readonly trace: string;
  readonly sources: readonly string[];
  readonly asset: string;
  readonly hops: number;
  readonly stops: readonly string[];
  readonly fanOut: number;
  /** Transfers of the asset of less than this lead nowhere. */
  readonly least?: bigint;
  readonly window: TransferWindow;
  readonly onHop?: (hop: number, accounts: number) => void;
  /** Table of swaps that were joined before. */
  readonly pairs?: string | null;
  /** Is asked before rows are added, and throws where another client may add them too. */
  readonly hold: () => void;
  /** More accounts than this are too many to bring back. */
  readonly most: number;
}

export interface ReachedAccount {
  readonly account: string;
  readonly hop: number;
  readonly stopped: boolean;
  readonly crowded: boolean;
}

/**
 * A trace on a cluster: the tables of its hops are on the node that is asked, partitioned by hop, and are sent to the shards with every
 * question (`GLOBAL`). A hop counts once it is in the table of hops that are done; what one that broke off left behind is dropped.
 */
export class ClusterTrace {
  readonly moves: TraceMoves;
  private readonly tables: TraceTables;

  constructor(
    private readonly server: Server,
    private readonly question: Omit<HopQuestion, 'sources' | 'stops'>,
  ) {
    this.tables = new TraceTables(server, question.trace);
    this.moves = new TraceMoves(server, this.tables, question.window, question.pairs);
  }

  async reach({ sources, stops }: Pick<HopQuestion, 'sources' | 'stops'>): Promise<ReachedAccount[]> {
    const { server, tables, question } = this;
    await tables.fill('stops', stops);
    await tables.make();
    await tables.stopOthers();
    let { hop, accounts } = await this.lastHop();
    if (hop < 0) {
      await tables.clear(0);
      await server.insert(
        tables.name('reached'),
        ['hop', 'account', 'asset', 'k', 'i', 'p'],
        linesOf(sources.map((account) => [0, account, question.asset, -1, -1, -1])),
      );
      ({ hop, accounts } = await this.finish(0));
    }
    await this.bound(hop);
    while (hop < question.hops && accounts > 0) {
      ({ hop, accounts } = await this.nextHop(hop + 1));
      question.onHop?.(hop, accounts);
      await this.bound(hop);
    }
    return this.reached();
  }

  /** Removes the tables of the trace. */
  async drop(): Promise<void> {
    this.question.hold();
    await this.tables.drop();
  }

  private async lastHop(): Promise<{ hop: number; accounts: number }> {
    const [row] = await this.server.rows(
      `SELECT toInt32(hop) AS last, accounts FROM ${this.tables.name('done')} WHERE hop <= ${this.question.hops} ORDER BY hop DESC LIMIT 1`,
    );
    return row ? { hop: Number(row['last']), accounts: Number(row['accounts']) } : { hop: -1, accounts: 0 };
  }

  /** @throws {UsageError} where the hops so far reach more accounts than can be brought back, all of them together. */
  private async bound(hop: number): Promise<void> {
    const { server, tables, question } = this;
    const [row] = await server.rows(
      `SELECT uniqExact(account) AS n FROM ${tables.name('reached')} WHERE hop <= ${hop}`,
    );
    const accounts = Number(row?.['n']);
    if (accounts > question.most)
      throw new UsageError(
        `the first ${hop} hops reach ${accounts} accounts, more than ${question.most}; follow fewer hops, a shorter time (--since, --until) or a smaller --fan-out`,
      );
  }

  private async nextHop(hop: number): Promise<{ hop: number; accounts: number }> {
    const { server, tables, question } = this;
    const name = tables.name.bind(tables);
    question.hold();
    await tables.clear(hop);
    const front = `SELECT account FROM ${name('reached')} WHERE hop = ${hop - 1}`;
    if (hop > 1)
      await server.run(`INSERT INTO ${name('crowded')} SELECT toUInt16(${hop}), src
        FROM (${this.moves.sql((side) => `src ${side} (${front})`)}) GROUP BY src HAVING uniqExact(dst) > ${question.fanOut}`);
    const followed = `hop = ${hop - 1} AND account NOT IN (SELECT account FROM ${name('stops')})
      AND account NOT IN (SELECT account FROM ${name('crowded')} WHERE hop <= ${hop})`;
    const enough =
      question.least === undefined
        ? '1'
        : `(asset <> ${quoted(question.asset)} OR ${atLeast('amount', question.least)})`;
    const senders = `SELECT account FROM ${name('reached')} WHERE ${followed}`;
    question.hold();
    // Tuples do not pass a join of 18.16, so the order travels in three columns. Both joins have one row a key on their right; ANY would in
    // later releases take one of the left as well.
    await server.run(`INSERT INTO ${name('reached')} (hop, account, asset, k, i, p)
      SELECT toUInt16(${hop}), account, asset, tupleElement(first, 1), tupleElement(first, 2), tupleElement(first, 3)
      FROM (SELECT dst AS account, into_asset AS asset, min((k, i, p)) AS first
        FROM (SELECT src, dst, asset, into_asset, k, i, p, fk, fi, fp
          FROM (${this.moves.sql((side) => `src ${side} (${senders}) AND ${enough}`)}) AS sent
          ALL INNER JOIN (SELECT account AS src, asset, k AS fk, i AS fi, p AS fp FROM ${name('reached')} WHERE ${followed}) AS front USING (src, asset))
        WHERE (k, i, p) > (fk, fi, fp) AND dst <> src GROUP BY account, asset) AS brought
      ALL LEFT JOIN (SELECT account, asset, min((k, i, p)) AS earliest, toUInt8(1) AS known
        FROM ${name('reached')} WHERE hop < ${hop} GROUP BY account, asset) AS before USING (account, asset)
      WHERE known = 0 OR first < earliest`);
    return this.finish(hop);
  }

  /** Marks a hop as done, with how many accounts and assets it brought. */
  private async finish(hop: number): Promise<{ hop: number; accounts: number }> {
    const { server, tables, question } = this;
    const accounts = await countOf(server, `FROM ${tables.name('reached')} WHERE hop = ${hop}`);
    question.hold();
    await server.insert(tables.name('done'), ['hop', 'accounts'], linesOf([[hop, accounts]]));
    return { hop, accounts };
  }

  private async reached(): Promise<ReachedAccount[]> {
    const { tables, question } = this;
    const found: ReachedAccount[] = [];
    const rows = this.server.stream(
      `SELECT account, min(hop) AS first, account IN (SELECT account FROM ${tables.name('stops')}) AS stopped,
         account IN (SELECT account FROM ${tables.name('crowded')} WHERE hop <= ${question.hops}) AS crowded
       FROM ${tables.name('reached')} WHERE hop <= ${question.hops} GROUP BY account ORDER BY account`,
    );
    for await (const row of rows)
      found.push({
        account: String(row['account']),
        hop: Number(row['first']),
        stopped: Number(row['stopped']) === 1,
        crowded: Number(row['crowded']) === 1,
      });
    return found;
  }
}
