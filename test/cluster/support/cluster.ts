import { afterAll, beforeAll } from 'vitest';
import { type Nodes, PASSWORD, startNodes } from '../../../scripts/clickhouse-nodes.mjs';
import { openStore } from '../../../src/loading/stored.js';
import { parseStore } from '../../../src/store/address.js';
import type { ClickHouseEngine } from '../../../src/store/clickhouse/engine.js';
import { type Bench, scratch } from './bench.js';

const TABLES = ['documents', 'transfers', 'loads'];

/** Two nodes for as long as a test file runs, and a folder to write into. */
export function twoNodes(options: Parameters<typeof startNodes>[1] = {}) {
  const file = scratch();
  const open: ClickHouseEngine[] = [];
  let nodes: Nodes;
  beforeAll(async () => {
    nodes = await startNodes(2, options);
  });
  afterAll(async () => {
    for (const engine of open) await engine.close();
    await nodes?.stop();
  });
  return {
    get nodes() {
      return nodes;
    },
    async engine(
      options: Parameters<Nodes['address']>[0] = {},
      password = PASSWORD,
    ): Promise<ClickHouseEngine> {
      const engine = await openStore(parseStore(nodes.address(options), password));
      open.push(engine as ClickHouseEngine);
      return engine as ClickHouseEngine;
    },
    async empty(engine: ClickHouseEngine): Promise<void> {
      await engine.prepare();
      for (const node of nodes.nodes.keys())
        for (const table of TABLES)
          await nodes.ask(node, `TRUNCATE TABLE tierline_${table}_local`, 'tierline');
    },
    /** An engine on the cluster with nothing in its tables. */
    async emptied(options: Parameters<Nodes['address']>[0] = {}): Promise<ClickHouseEngine> {
      const engine = await this.engine(options);
      await this.empty(engine);
      return engine;
    },
    /** The cluster as comparisons need it. */
    async bench(): Promise<Bench> {
      const engine = await this.emptied();
      return { engine, empty: () => this.empty(engine), file };
    },
    file,
  };
}
