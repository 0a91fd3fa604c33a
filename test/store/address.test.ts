import { expect, test } from 'vitest';
import { parseStore, tellStore } from '../../src/store/address.js';

test('a cluster is named by one address; the password comes from elsewhere and is never told', () => {
  const store = parseStore(
    'clickhouses://me@node1:9443/db?cluster=mine&nodes=node1:9443,node2:9443&patience=60',
    'hush',
  );
  expect(store).toMatchObject({
    ...{
      engine: 'clickhouse',
      url: 'https://node1:9443',
      user: 'me',
      password: 'hush',
      database: 'db',
      cluster: 'mine',
    },
    nodes: ['https://node1:9443', 'https://node2:9443'],
    patience: 60,
  });
  expect(tellStore(store)).toBe('clickhouses://me@node1:9443/db?cluster=mine');
});

test('DuckDB in memory, in a file, and one node with what is usual', () => {
  expect(parseStore('duckdb', '')).toEqual({ engine: 'duckdb', file: null });
  expect(parseStore('duckdb:a.duck', '')).toEqual({ engine: 'duckdb', file: 'a.duck' });
  expect(parseStore('clickhouse://host/?tls=1', '')).toMatchObject({
    url: 'https://host:8443',
    user: 'default',
    cluster: null,
  });
});

test.each([
  ['clickhouse://me:hush@host/db', /TIERLINE_STORE_PASSWORD/],
  ['postgres://me:hush@host/db', /no form that is known|in no form/],
  ['clickhouse://host/db?skip_unavailable_shards=1', /no option "skip_unavailable_shards"/],
  ['clickhouse://host/db?cluster=a b', /no name/],
  ["clickhouse://host/d'b", /no name/],
  ['clickhouse://host/db?patience=long', /no number of seconds/],
])('%s is refused, and no password repeated', (text, message) => {
  expect(() => parseStore(text, '')).toThrow(message);
  expect(() => parseStore(text, '')).not.toThrow(/hush/);
});
