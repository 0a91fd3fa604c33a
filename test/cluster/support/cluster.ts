import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Nodes, PASSWORD, startNodes } from '../../../scripts/clickhouse-nodes.mjs';
import { parseStore } from '../../../src/store/address.js';
import type { ClickHouseEngine } from '../../../src/store/clickhouse/engine.js';
import { openStore } from '../../../src/stored.js';

/** Graphs and codebooks tried; fewer where time is short. */
export const RUNS = Number(process.env['TIERLINE_CLUSTER_RUNS'] ?? 200);

const TABLES = ['documents', 'transfers', 'loads'];

/** Two nodes for as long as a test file runs, and a folder to write into. */
export function twoNodes() {
  const scratch = mkdtempSync(join(tmpdir(), 'tierline-cluster-'));
  const open: ClickHouseEngine[] = [];
  let nodes: Nodes;
  beforeAll(async () => {
    nodes = await startNodes(2);
  });
  afterAll(async () => {
    for (const engine of open) await engine.close();
    await nodes?.stop();
    rmSync(scratch, { recursive: true });
  });
  return {
    get nodes() {
      return nodes;
    },
    /** An engine on the cluster; its tables are emptied first where asked. */
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
    file(name: string, content: string): string {
      const path = join(scratch, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
