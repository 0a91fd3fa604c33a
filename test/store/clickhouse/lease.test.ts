import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { batchOfTransfers } from '../../../src/store/clickhouse/add.js';
import { ClickHouseEngine } from '../../../src/store/clickhouse/engine.js';
import { Lease, leaseOfLoads, leaseOfTrace } from '../../../src/store/clickhouse/lease.js';
import type { ClusterRow, Server } from '../../../src/store/clickhouse/server.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server that remembers what it is told, and answers as `rows` says. */
function server(rows: (sql: string) => ClusterRow[] = () => [], cluster: string | null = null) {
  const told: string[] = [];
  const tell = async (sql: string) => void told.push(sql);
  const asked = async (sql: string) => {
    told.push(sql);
    return rows(sql);
  };
  const one = { name: 's', cluster, shards: [], run: tell, tidy: tell, insert: tell, rows: asked };
  return { told, server: one as unknown as Server };
}

const AWAY = /away for 60 seconds/;
const counts = (sql: string): ClusterRow[] => (/count\(\)/.test(sql) ? [{ n: '0' }] : []);

test('a lease that is renewed in time is held', async () => {
  const { server: s } = server();
  const lease = await Lease.take(s, leaseOfLoads(s, 'transfers'));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(() => lease.hold()).not.toThrow();
  await lease.release();
});

test.each([
  [
    'the clock of the day, as after a sleep of the machine',
    (ms: number) => vi.setSystemTime(Date.now() + ms),
  ],
  [
    'the clock that only goes on, as where the clock of the day was set back',
    (ms: number) => {
      const day = Date.now();
      const now = performance.now.bind(performance);
      vi.spyOn(performance, 'now').mockImplementation(() => now() + ms);
      vi.setSystemTime(day);
    },
  ],
])('a lease is lost by %s, is not said again and stays lost', async (_, away) => {
  const { server: s, told } = server();
  const lease = await Lease.take(s, leaseOfLoads(s, 'transfers'));
  away(61_000);
  const before = told.length;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told.slice(before)).toEqual([]);
  expect(() => lease.hold()).toThrow(AWAY);
  vi.restoreAllMocks();
  vi.setSystemTime(Date.now() - 61_000);
  expect(() => lease.hold()).toThrow(AWAY);
});

test('where the store cannot be told, the lease runs out', async () => {
  const { server: s } = server();
  const lease = await Lease.take(s, leaseOfTrace('t'));
  s.run = async () => {
    throw new Error('away');
  };
  await vi.advanceTimersByTimeAsync(59_000);
  expect(() => lease.hold()).not.toThrow();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(() => lease.hold()).toThrow(/another may follow the same question by now; hops that are done stay/);
});

test('rows that wait for an answer longer than the lease lasts are not added', async () => {
  const { server: s, told } = server((sql) => {
    if (!/FROM tierline_asked/.test(sql)) return counts(sql);
    vi.setSystemTime(Date.now() + 61_000);
    return [{ n: '1' }];
  });
  const lease = await Lease.take(s, leaseOfLoads(s, 'transfers'));
  const batch = batchOfTransfers(s, () => lease.hold());
  await expect(batch.add(false)).rejects.toThrow(AWAY);
  expect(told.filter((sql) => sql.startsWith('INSERT INTO tierline_transfers'))).toEqual([]);
  expect(told.at(-1)).toMatch(/^DROP TABLE/);
});

test('what others still add is looked for on every node', async () => {
  const { server: s, told } = server(counts, 'two');
  const give = await new ClickHouseEngine(s, 'd', false).reserve('transfers');
  const [looked] = told.filter((sql) => sql.includes('system.processes'));
  expect(looked).toContain('FROM cluster(two, system.processes)');
  const pattern = new RegExp(/match\(query, '(.*)'\)/.exec(looked as string)?.[1] as string);
  for (const sql of [
    'INSERT INTO tierline_transfers (content) SELECT 1',
    'INSERT INTO tierline.tierline_transfers_local (content) VALUES',
    'INSERT INTO `a-b`.`tierline_transfers_local` (content) VALUES',
  ])
    expect(sql).toMatch(pattern);
  for (const sql of [
    'INSERT INTO tierline_documents (content) SELECT 1',
    'INSERT INTO tierline_trace_a_reached SELECT src FROM tierline_transfers WHERE 1',
    'INSERT INTO tierline_asked_1_transfers (content) VALUES',
  ])
    expect(sql).not.toMatch(pattern);
  await give();
});
