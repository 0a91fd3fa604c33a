import { countOf, texts } from './rows.js';
import type { Server } from './server.js';
import { all } from './tables.js';
import type { TraceTables } from './trace-tables.js';

/** The three parts by which transfers are put in order, as SQL over their columns. */
export type TransferOrder = readonly [string, string, string];

/** Which transfers a trace looks at, and in which order. */
export interface TransferWindow {
  readonly order: TransferOrder;
  /** Condition on transfers, in SQL of this module's making. */
  readonly within: string;
}

/** A transfer, or a swap of one asset into another as one. */
export interface ClusterMove {
  readonly src: string;
  readonly dst: string;
  readonly asset: string;
  readonly into_asset: string;
  readonly amount: string;
  readonly received: string;
  readonly moment: number;
}

const MOVE = ['src', 'dst', 'asset', 'into_asset', 'amount', 'received'] as const;

/** The transfers of a cluster as a trace looks at them, the two of a swap made one. */
export class TraceMoves {
  constructor(
    private readonly server: Server,
    private readonly tables: TraceTables,
    private readonly window: TransferWindow,
    /** Table of swaps that were joined before. */
    private swapped: string | null = null,
  ) {}

  /** Joins the legs of swaps through some contracts; returns how many transfers are taken into others. */
  async joinSwaps(contracts: readonly string[]): Promise<number> {
    const { server, tables } = this;
    const pairs = tables.name('pairs');
    await tables.fill('wanted', contracts);
    await tables.renew(
      'pairs',
      `paid FixedString(32), given FixedString(32), src String, dst String, asset String, into_asset String, amount String, received String,
       moment Int64, k Int64, i Int64, p Int64`,
    );
    const legs = (side: 'src' | 'dst', prefix: string, columns: readonly string[]) =>
      `SELECT transaction, ${side} AS contract, count() AS ${prefix}n, ${columns.map((column) => `any(${column}) AS ${prefix}${column}`).join(', ')}
       FROM (SELECT *, ${this.ordered()} FROM ${all(server, 'transfers')} WHERE transaction <> '' AND ${this.window.within}
         AND ${side} GLOBAL IN (SELECT account FROM ${tables.name('wanted')}))
       GROUP BY transaction, contract HAVING ${prefix}n = 1`;
    await server.run(`INSERT INTO ${pairs} (paid, given, src, dst, asset, into_asset, amount, received, moment, k, i, p)
      SELECT a_content, b_content, a_src, b_dst, a_asset, b_asset, a_amount, b_amount, a_moment, a_k, a_i, a_p
      FROM (${legs('dst', 'a_', ['content', 'src', 'asset', 'amount', 'moment', 'k', 'i', 'p'])}) AS paying
      ALL INNER JOIN (${legs('src', 'b_', ['content', 'dst', 'asset', 'amount'])}) AS giving USING (transaction, contract)
      WHERE a_asset <> b_asset`);
    const joined = await countOf(server, `FROM ${pairs}`);
    this.swapped = joined > 0 ? pairs : null;
    return joined;
  }

  /** Moves of some accounts, in order. */
  async *of(accounts: readonly string[]): AsyncGenerator<ClusterMove> {
    await this.tables.fill('wanted', accounts);
    const wanted = `(SELECT account FROM ${this.tables.name('wanted')})`;
    const rows = this.server.stream(
      `SELECT src, dst, asset, into_asset, amount, received, moment FROM (${this.sql((side) => `(src ${side} ${wanted} OR dst ${side} ${wanted})`)})
       ORDER BY k, i, p`,
    );
    for await (const row of rows) yield { ...texts(row, MOVE), moment: Number(row['moment']) };
  }

  /** Assets in the order in which moves first send or bring them. */
  async assets(): Promise<string[]> {
    const rows = await this.server.rows(
      `SELECT asset FROM (SELECT asset, min((k, i, p, 0)) AS first FROM (${this.sql(() => '1')}) GROUP BY asset
       UNION ALL SELECT into_asset AS asset, min((k, i, p, 1)) AS first FROM (${this.sql(() => '1')}) GROUP BY into_asset)
       GROUP BY asset ORDER BY min(first)`,
    );
    return rows.map((row) => String(row['asset']));
  }

  /** Transfers, those of swaps made one. `where` is given the operator that the tables it names need. */
  sql(where: (side: 'IN' | 'GLOBAL IN') => string): string {
    const { server, swapped, window } = this;
    const single = swapped
      ? `AND content GLOBAL NOT IN (SELECT paid FROM ${swapped} UNION ALL SELECT given FROM ${swapped})`
      : '';
    const plain = `SELECT src, dst, asset, asset AS into_asset, amount, amount AS received, moment, ${this.ordered()}
      FROM ${all(server, 'transfers')} WHERE ${window.within} AND ${where('GLOBAL IN')} ${single}`;
    if (swapped === null) return plain;
    return `${plain} UNION ALL SELECT src, dst, asset, into_asset, amount, received, moment, k, i, p FROM ${swapped} WHERE ${where('IN')}`;
  }

  /** The three parts of the order, named. */
  private ordered(): string {
    const [k, i, p] = this.window.order;
    return `${k} AS k, ${i} AS i, ${p} AS p`;
  }
}
