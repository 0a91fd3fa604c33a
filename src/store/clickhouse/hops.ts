import { UsageError } from '../../error.js';
import { linesOf } from './lines.js';
import { quoted, type Server } from './server.js';
import { all } from './tables.js';

/** Where accounts are asked for by name; all else as the loop of hops in DuckDB asks it. */
export interface HopQuestion {
  /** Digest of all that the hops depend on: a trace with the same goes on where it stopped. */
  readonly trace: string;
  readonly sources: readonly string[];
  readonly asset: string;
  readonly hops: number;
  readonly stops: readonly string[];
  readonly fanOut: number;
  readonly order: TransferOrder;
  /** Condition on transfers, in SQL of this module's making. */
  readonly within: string;
  readonly onHop?: (hop: number, accounts: number) => void;
  /** Table of swaps that were joined before. */
  readonly pairs?: string | null;
  /** More accounts than this are too many to bring back. */
  readonly most: number;
}

/** The three parts by which transfers are put in order, as SQL over their columns. */
export type TransferOrder = readonly [string, string, string];

export interface ReachedAccount {
  readonly account: string;
  readonly hop: number;
  readonly stopped: boolean;
  readonly crowded: boolean;
}

/** A swap of one asset into another, by the contents of its two legs. */
export interface ClusterMove {
  readonly src: string;
  readonly dst: string;
  readonly asset: string;
  readonly into: string;
  readonly amount: string;
  readonly received: string;
  readonly moment: number;
}

/**
 * A trace on a cluster: the tables of its hops are on the node that is asked, partitioned by hop, and are sent to the shards with every
 * question (`GLOBAL`). A hop counts once it is in the table of hops that are done; what one that broke off left behind is dropped.
 */
export class ClusterTrace {
  private readonly name: (table: 'reached' | 'crowded' | 'stops' | 'pairs' | 'done' | 'wanted') => string;
  private swapped: string | null;

  constructor(
    private readonly server: Server,
    private readonly question: Omit<HopQuestion, 'sources' | 'stops'>,
  ) {
    this.name = (table) => `tierline_trace_${question.trace}_${table}`;
    this.swapped = question.pairs ?? null;
  }

  /** Joins the legs of swaps through some contracts; returns the transfers that are taken into others. */
  async joinSwaps(contracts: readonly string[]): Promise<{ joined: number; pairs: string | null }> {
    const { server, name } = this;
    await this.names('wanted', contracts);
    await server.run(`DROP TABLE IF EXISTS ${name('pairs')}`);
    await server.run(`CREATE TABLE ${name('pairs')} (paid FixedString(32), given FixedString(32), src String, dst String, asset String,
      into_asset String, amount String, received String, moment Int64, k Int64, i Int64, p Int64) ENGINE = Memory`);
    const legs = (side: 'src' | 'dst', prefix: string, columns: readonly string[]) =>
      `SELECT transaction, ${side} AS contract, count() AS ${prefix}n, ${columns.map((column) => `any(${column}) AS ${prefix}${column}`).join(', ')}
       FROM (SELECT *, ${this.ordered()} FROM ${all(server, 'transfers')} WHERE transaction <> '' AND ${this.question.within}
         AND ${side} GLOBAL IN (SELECT account FROM ${name('wanted')}))
       GROUP BY transaction, contract HAVING ${prefix}n = 1`;
    await server.run(`INSERT INTO ${name('pairs')} (paid, given, src, dst, asset, into_asset, amount, received, moment, k, i, p)
      SELECT a_content, b_content, a_src, b_dst, a_asset, b_asset, a_amount, b_amount, a_moment, a_k, a_i, a_p
      FROM (${legs('dst', 'a_', ['content', 'src', 'asset', 'amount', 'moment', 'k', 'i', 'p'])}) AS paying
      ALL INNER JOIN (${legs('src', 'b_', ['content', 'dst', 'asset', 'amount'])}) AS giving USING (transaction, contract)
      WHERE a_asset <> b_asset`);
    const [row] = await server.rows(`SELECT count() AS n FROM ${name('pairs')}`);
    this.swapped = Number(row?.['n']) > 0 ? name('pairs') : null;
    return { joined: Number(row?.['n']), pairs: this.swapped };
  }

  async reach({ sources, stops }: Pick<HopQuestion, 'sources' | 'stops'>): Promise<ReachedAccount[]> {
    const { server, name, question } = this;
    await this.names('stops', stops);
    await this.makeTables();
    await this.stopOthers();
    let { hop, accounts } = await this.lastHop();
    if (hop < 0) {
      await this.clear(0);
      await server.insert(
        name('reached'),
        ['hop', 'account', 'asset', 'k', 'i', 'p'],
        linesOf(sources.map((account) => [0, account, question.asset, -1, -1, -1])),
      );
      ({ hop, accounts } = await this.finish(0));
    }
    while (hop < question.hops && accounts > 0) {
      ({ hop, accounts } = await this.nextHop(hop + 1));
      question.onHop?.(hop, accounts);
      if (accounts > question.most)
        throw new UsageError(
          `hop ${hop} reaches ${accounts} accounts, more than ${question.most}; follow fewer hops, a shorter time or a smaller --fan-out`,
        );
    }
    return this.reached();
  }

  /** Moves of some accounts, in order. */
  async *movesOf(accounts: readonly string[]): AsyncGenerator<ClusterMove> {
    await this.names('wanted', accounts);
    const wanted = `(SELECT account FROM ${this.name('wanted')})`;
    const rows = this.server.stream(
      `SELECT src, dst, asset, into_asset, amount, received, moment FROM (${this.moves((side) => `(src ${side} ${wanted} OR dst ${side} ${wanted})`)})
       ORDER BY k, i, p`,
    );
    for await (const row of rows)
      yield {
        src: String(row['src']),
        dst: String(row['dst']),
        asset: String(row['asset']),
        into: String(row['into_asset']),
        amount: String(row['amount']),
        received: String(row['received']),
        moment: Number(row['moment']),
      };
  }

  /** Assets in the order in which moves first send or bring them. */
  async assetsInOrder(): Promise<string[]> {
    const rows = await this.server.rows(
      `SELECT asset FROM (SELECT asset, min((k, i, p, 0)) AS first FROM (${this.moves(() => '1')}) GROUP BY asset
       UNION ALL SELECT into_asset AS asset, min((k, i, p, 1)) AS first FROM (${this.moves(() => '1')}) GROUP BY into_asset)
       GROUP BY asset ORDER BY min(first)`,
    );
    return rows.map((row) => String(row['asset']));
  }

  /** Removes the tables of the trace. */
  async drop(): Promise<void> {
    for (const table of ['reached', 'crowded', 'stops', 'pairs', 'done', 'wanted'] as const)
      await this.server.run(`DROP TABLE IF EXISTS ${this.name(table)}`);
  }

  private async makeTables(): Promise<void> {
    const { server, name } = this;
    const made = async (table: 'reached' | 'crowded' | 'done', columns: string, order: string) =>
      server.run(
        `CREATE TABLE IF NOT EXISTS ${name(table)} (${columns}) ENGINE = MergeTree PARTITION BY hop ORDER BY (${order})`,
      );
    await made(
      'reached',
      'hop UInt16, account String, asset String, k Int64, i Int64, p Int64',
      'account, asset',
    );
    await made('crowded', 'hop UInt16, account String', 'account');
    await made('done', 'hop UInt16, accounts UInt64', 'hop');
  }

  /** A client that went away may have left a hop of this trace running. */
  private async stopOthers(): Promise<void> {
    const mine = this.name('reached').replace(/reached$/, '');
    const left = await this.server.rows(
      `SELECT query_id AS query FROM system.processes WHERE startsWith(query, 'INSERT INTO ${mine}')`,
    );
    if (left.length === 0) return;
    const ids = left.map((row) => quoted(String(row['query']))).join(', ');
    await this.server.run(`KILL QUERY WHERE query_id IN (${ids}) SYNC`);
  }

  private async lastHop(): Promise<{ hop: number; accounts: number }> {
    const [row] = await this.server.rows(
      `SELECT toInt32(hop) AS last, accounts FROM ${this.name('done')} WHERE hop <= ${this.question.hops} ORDER BY hop DESC LIMIT 1`,
    );
    return row ? { hop: Number(row['last']), accounts: Number(row['accounts']) } : { hop: -1, accounts: 0 };
  }

  private async nextHop(hop: number): Promise<{ hop: number; accounts: number }> {
    const { server, name, question } = this;
    await this.clear(hop);
    const front = `SELECT account FROM ${name('reached')} WHERE hop = ${hop - 1}`;
    if (hop > 1)
      await server.run(`INSERT INTO ${name('crowded')} SELECT toUInt16(${hop}), src
        FROM (${this.moves((side) => `src ${side} (${front})`)}) GROUP BY src HAVING uniqExact(dst) > ${question.fanOut}`);
    const followed = `hop = ${hop - 1} AND account NOT IN (SELECT account FROM ${name('stops')})
      AND account NOT IN (SELECT account FROM ${name('crowded')} WHERE hop <= ${hop})`;
    const senders = `SELECT account FROM ${name('reached')} WHERE ${followed}`;
    // Tuples do not pass a join of 18.16, so the order travels in three columns. Both joins have one row a key on their right; ANY would in
    // later releases take one of the left as well.
    await server.run(`INSERT INTO ${name('reached')} (hop, account, asset, k, i, p)
      SELECT toUInt16(${hop}), account, asset, tupleElement(first, 1), tupleElement(first, 2), tupleElement(first, 3)
      FROM (SELECT dst AS account, into_asset AS asset, min((k, i, p)) AS first
        FROM (SELECT src, dst, asset, into_asset, k, i, p, fk, fi, fp
          FROM (${this.moves((side) => `src ${side} (${senders})`)}) AS sent
          ALL INNER JOIN (SELECT account AS src, asset, k AS fk, i AS fi, p AS fp FROM ${name('reached')} WHERE ${followed}) AS front USING (src, asset))
        WHERE (k, i, p) > (fk, fi, fp) AND dst <> src GROUP BY account, asset) AS brought
      ALL LEFT JOIN (SELECT account, asset, min((k, i, p)) AS earliest, toUInt8(1) AS known
        FROM ${name('reached')} WHERE hop < ${hop} GROUP BY account, asset) AS before USING (account, asset)
      WHERE known = 0 OR first < earliest`);
    return this.finish(hop);
  }

  /** Marks a hop as done, with how many accounts and assets it brought. */
  private async finish(hop: number): Promise<{ hop: number; accounts: number }> {
    const { server, name } = this;
    const [row] = await server.rows(`SELECT count() AS n FROM ${name('reached')} WHERE hop = ${hop}`);
    const accounts = Number(row?.['n']);
    await server.insert(name('done'), ['hop', 'accounts'], linesOf([[hop, accounts]]));
    return { hop, accounts };
  }

  /** Drops what a hop that broke off left behind. */
  private async clear(hop: number): Promise<void> {
    for (const table of ['reached', 'crowded'] as const) {
      const [row] = await this.server.rows(`SELECT count() AS n FROM ${this.name(table)} WHERE hop = ${hop}`);
      if (Number(row?.['n']) > 0)
        await this.server.run(`ALTER TABLE ${this.name(table)} DROP PARTITION ${hop}`);
    }
  }

  private async reached(): Promise<ReachedAccount[]> {
    const { name, question } = this;
    const found: ReachedAccount[] = [];
    const rows = this.server.stream(
      `SELECT account, min(hop) AS first, account IN (SELECT account FROM ${name('stops')}) AS stopped,
         account IN (SELECT account FROM ${name('crowded')} WHERE hop <= ${question.hops}) AS crowded
       FROM ${name('reached')} WHERE hop <= ${question.hops} GROUP BY account ORDER BY account`,
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

  /** The three parts of the order, named. */
  private ordered(): string {
    const [k, i, p] = this.question.order;
    return `${k} AS k, ${i} AS i, ${p} AS p`;
  }

  /** Transfers, those of swaps made one. `where` is given the operator that the tables it names need. */
  private moves(where: (side: 'IN' | 'GLOBAL IN') => string): string {
    const { server, swapped, question } = this;
    const single = swapped
      ? `AND content GLOBAL NOT IN (SELECT paid FROM ${swapped} UNION ALL SELECT given FROM ${swapped})`
      : '';
    const plain = `SELECT src, dst, asset, asset AS into_asset, amount, amount AS received, moment, ${this.ordered()}
      FROM ${all(server, 'transfers')} WHERE ${question.within} AND ${where('GLOBAL IN')} ${single}`;
    if (swapped === null) return plain;
    return `${plain} UNION ALL SELECT src, dst, asset, into_asset, amount, received, moment, k, i, p FROM ${swapped} WHERE ${where('IN')}`;
  }

  /** A table of names, made anew. */
  private async names(table: 'stops' | 'wanted', names: readonly string[]): Promise<void> {
    const { server } = this;
    await server.run(`DROP TABLE IF EXISTS ${this.name(table)}`);
    await server.run(`CREATE TABLE ${this.name(table)} (account String) ENGINE = Memory`);
    if (names.length > 0)
      await server.insert(this.name(table), ['account'], linesOf(names.map((account) => [account])));
  }
}

/** What is known of all transfers of a store within some days. */
export interface TransferFacts {
  readonly transfers: number;
  readonly blocks: number;
  readonly times: number;
  readonly firstMoment: number;
  readonly lastMoment: number;
  /** Keys of the first and the last row, in the order of loading. */
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly firstRowMoment: number;
  readonly lastRowMoment: number;
}

export async function transferFacts(server: Server, within: string): Promise<TransferFacts> {
  const [row = {}] = await server.rows(
    `SELECT count() AS transfers, countIf(block >= 0) AS blocks, countIf(moment >= 0) AS times,
       minIf(moment, moment >= 0) AS a, maxIf(moment, moment >= 0) AS b, argMin(block, place) AS c, argMax(block, place) AS d,
       argMin(moment, place) AS e, argMax(moment, place) AS f
     FROM ${all(server, 'transfers')} WHERE ${within}`,
  );
  const of = (name: string) => Number(row[name] ?? 0);
  return {
    transfers: of('transfers'),
    blocks: of('blocks'),
    times: of('times'),
    firstMoment: of('a'),
    lastMoment: of('b'),
    firstBlock: of('c'),
    lastBlock: of('d'),
    firstRowMoment: of('e'),
    lastRowMoment: of('f'),
  };
}

/** Which accounts occur in transfers: as senders first, which is found at once, and the others as receivers, which is not. */
export async function occurring(
  server: Server,
  names: readonly string[],
  within: string,
): Promise<Set<string>> {
  const among = async (side: 'src' | 'dst', some: readonly string[]) => {
    if (some.length === 0) return [];
    const rows = await server.rows(
      `SELECT DISTINCT ${side} AS name FROM ${all(server, 'transfers')} WHERE ${within} AND ${side} IN (${some.map(quoted).join(', ')})`,
    );
    return rows.map((row) => String(row['name']));
  };
  const senders = new Set(await among('src', names));
  const receivers = await among(
    'dst',
    names.filter((name) => !senders.has(name)),
  );
  return new Set([...senders, ...receivers]);
}

/** Assets that accounts send. */
export async function assetsOf(
  server: Server,
  senders: readonly string[],
  within: string,
): Promise<string[]> {
  if (senders.length === 0) return [];
  const rows = await server.rows(
    `SELECT DISTINCT asset FROM ${all(server, 'transfers')} WHERE ${within} AND src IN (${senders.map(quoted).join(', ')}) ORDER BY asset`,
  );
  return rows.map((row) => String(row['asset']));
}
