import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ClickHouseEngine } from '../../../src/store/clickhouse/engine.js';

/** Graphs and codebooks tried; fewer where time is short. */
export const RUNS = Number(process.env['TIERLINE_CLUSTER_RUNS'] ?? 200);

/** What a comparison with DuckDB needs: an engine whose tables can be emptied, and somewhere to write. */
export interface Bench {
  readonly engine: ClickHouseEngine;
  empty(): Promise<void>;
  /** Writes a file and says where it is. */
  file(name: string, content: string): string;
}

/** A folder for as long as a test file runs. */
export function scratch(): Bench['file'] {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-cluster-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
