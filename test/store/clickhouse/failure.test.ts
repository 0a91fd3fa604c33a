import { expect, test } from 'vitest';
import { failureOf } from '../../../src/store/clickhouse/failure.js';

const SHARDS = [
  { number: 1, hosts: ['a:9000'] },
  { number: 2, hosts: ['b:9000', 'c:9000'] },
];
const failed = (message: string, code?: string) =>
  failureOf(Object.assign(new Error(message), code === undefined ? {} : { code }), 'the store', SHARDS);

test('a shard that is down is named by its number and hosts, and may be asked again', () => {
  const { message, unreachable, code } = failed(
    'Code: 279, e.displayText() = DB::NetException: All connection tries failed. Log: \n\nCode: 210, Connection refused (c:9000)',
  );
  expect(message).toMatch(/^the store: shard 2 \(b:9000, c:9000\) cannot be reached.*Connection refused/);
  expect({ unreachable, code }).toEqual({ unreachable: true, code: 279 });
});

test.each([
  ['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', /certificate is not accepted/],
  ['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', /NODE_EXTRA_CA_CERTS/],
  ['certificate has expired', 'CERT_HAS_EXPIRED', /certificate has expired/],
  [
    "does not match certificate's altnames",
    'ERR_TLS_CERT_ALTNAME_INVALID',
    /the host as the certificate does/,
  ],
  ['wrong version number', 'EPROTO', /nothing speaks TLS on this port/],
])('%s is a refusal that no waiting mends', (message, code, told) => {
  const failure = failed(message, code);
  expect(failure.message).toMatch(told);
  expect(failure.unreachable).toBe(false);
});

test.each([
  ['connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED', true, /gives no answer .*is the node up/],
  ['Code: 60. DB::Exception: Unknown table (UNKNOWN_TABLE)', '60', false, /a table is not there/],
  [
    'Code: 60, e.displayText() = DB::Exception: Table x, e.what() = y',
    '60',
    false,
    /: Table x|DB::Exception: Table x$/,
  ],
  [
    'Code: 75, e.displayText() = Cannot write, errno: 28, strerror: x, e.what() = y',
    '75',
    false,
    /the disk is full/,
  ],
  [
    'Code: 139, e.displayText() = DB::Exception: DDL background thread is not initialized., e.what() = y',
    '139',
    false,
    /no Keeper .*name the nodes with nodes=/,
  ],
  [
    'Code: 159. DB::Exception: longer than distributed_ddl_task_timeout (=8) seconds',
    '159',
    false,
    /not every node of the cluster has made its tables/,
  ],
  ['Code: 999999. DB::Exception: something', '999999', false, /the query fails: .*something/],
])('%s', (message, code, unreachable, told) => {
  const failure = failed(message, code);
  expect(failure.message).toMatch(told);
  expect(failure.unreachable).toBe(unreachable);
});
