import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { FetchSummary } from '../../src/index.js';
import { tierline, tierlineJson } from '../support/cli.js';
import { scratch } from '../support/example.js';
import { site } from '../support/site.js';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

function listOf(...addresses: string[]): { list: string; archive: string } {
  const folder = scratch();
  const list = join(folder, 'pages.txt');
  writeFileSync(list, addresses.join('\n'));
  return { list, archive: join(folder, 'pages.warc.gz') };
}

describe('tierline fetch', () => {
  test('says what it got, and again what was there', async () => {
    const { origin } = await site({ '/1': '<p>One', '/2': '<p>Two' });
    const { list, archive } = listOf(`${origin}/1`, `${origin}/2`);
    const first = await tierline('fetch', list, archive, '--delay', '0');
    expect(first).toEqual({
      code: 0,
      stdout: `${archive}: of 2 addresses 2 fetched, 0 unchanged, 0 there before, 0 without content\n`,
      stderr: '',
    });
    const summary = await tierlineJson<FetchSummary>('fetch', list, archive, '--delay', '0');
    expect(summary).toMatchObject({ listed: 2, kept: 2, fetched: 0, stopped: false });
  });

  test('gives 1 where another run may bring more, 0 where none will', async () => {
    const here = await site({ '/busy': (_, response) => response.writeHead(500).end() });
    const busy = listOf(`${here.origin}/busy`);
    const failed = await tierline('fetch', busy.list, busy.archive, '--delay', '0');
    expect([failed.code, failed.stdout]).toEqual([1, expect.stringContaining('the server answers 500')]);
    const absent = listOf(`${here.origin}/none`);
    expect((await tierline('fetch', absent.list, absent.archive, '--delay', '0')).code).toBe(0);
  });

  test('refuses what is no list', async () => {
    const { code, stderr } = await tierline('fetch', 'gopher://example.org/', 'a.warc.gz');
    expect([code, stderr]).toEqual([1, 'tierline: gopher://example.org/: only http and https are fetched\n']);
  });

  test('Ctrl-C ends it with a word on how to go on', async () => {
    let halfway = () => {};
    const reached = new Promise<void>((done) => {
      halfway = done;
    });
    const here = await site({
      '/1': '<p>One',
      '/2': (_, response) => {
        response.writeHead(200).write('half');
        halfway();
      },
    });
    const { list, archive } = listOf(`${here.origin}/1`, `${here.origin}/2`);
    const child = spawn(process.execPath, [MAIN, 'fetch', list, archive, '--delay', '0']);
    let stdout = '';
    child.stdout.on('data', (piece) => {
      stdout += piece;
    });
    const ended = new Promise((done) => child.on('close', done));
    await reached;
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(stdout).toContain('Stopped; the same command goes on from here.');
    here.pages['/2'] = '<p>Two';
    const summary = await tierlineJson<FetchSummary>('fetch', list, archive, '--delay', '0');
    expect(summary).toMatchObject({ kept: 1, fetched: 1 });
  });
});
