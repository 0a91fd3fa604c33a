import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PASSWORD } from '../../scripts/clickhouse-nodes.mjs';
import { MAIN } from '../support/cli.js';
import { twoNodes } from './support/cluster.js';
import { documents } from './support/made-up.js';

const cluster = twoNodes({ tls: true });

/** Runs the command line against the nodes over TLS, trusting the certificate of a file beside those that Node trusts. */
function tierline(trusted: string | null, store: string, ...args: string[]) {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  const env = {
    ...rest,
    TIERLINE_STORE: store,
    TIERLINE_STORE_PASSWORD: PASSWORD,
    ...(trusted && { NODE_EXTRA_CA_CERTS: trusted }),
  };
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, [MAIN, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('over TLS, by a certificate that is trusted, documents are loaded and coded as without', async () => {
  const trusted = cluster.nodes.certificate?.file as string;
  expect(new X509Certificate(readFileSync(trusted)).checkIP('127.0.0.1')).toBe('127.0.0.1');
  const [secure, plain] = [cluster.nodes.address({ secure: true }), cluster.nodes.address()];
  expect(secure).toMatch(/^clickhouses:/);
  const file = cluster.file('tls.jsonl', documents(120));
  const loaded = await tierline(trusted, secure, 'load', 'documents', file, '--json');
  expect(JSON.parse(loaded.stdout)).toMatchObject({ added: 120, shards: { answered: 2, expected: 2 } });
  const coded = await tierline(trusted, secure, 'code', '--json');
  expect(coded.stdout.split('\n').length).toBeGreaterThan(120);
  expect(coded.stdout).toBe((await tierline(null, plain, 'code', '--json')).stdout);
});

test('a certificate that nobody vouches for is refused, and no password is told', async () => {
  const refused = await tierline(null, cluster.nodes.address({ secure: true }), 'code', '--json');
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toMatch(
    /^.*its certificate is not accepted \(.*self-signed.*\); name the file .* NODE_EXTRA_CA_CERTS/,
  );
  expect(refused.stderr).not.toContain(PASSWORD);
});

test('a name that the certificate is not for, and a port without TLS, are refused', async () => {
  const trusted = cluster.nodes.certificate?.file as string;
  const secure = cluster.nodes.address({ secure: true });
  const elsewhere = await tierline(trusted, secure.replaceAll('127.0.0.1', 'localhost'), 'code', '--json');
  expect(elsewhere.stderr).toMatch(/its certificate is not accepted .* the host as the certificate does/);
  const plain = cluster.nodes.address().replace(/^clickhouse:/, 'clickhouses:');
  expect((await tierline(trusted, plain, 'code', '--json')).stderr).toMatch(
    /nothing speaks TLS on this port/,
  );
});
