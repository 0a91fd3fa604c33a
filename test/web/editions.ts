import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium.js';
import { sendFile } from './send-file.js';

const run = promisify(execFile);
const MAIN = 'dist/cli/main.js';
const PACK = 'packs/dprk-asean';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where each edition stands, ending in a slash; the static one in a subfolder, as a think tank would have it. */
    editions: { readonly server: string; readonly static: string };
    /** Empty where no browser can be had. */
    chromium: string;
  }
}

/** Starts `tierline serve` on the bundled pack and serves what `tierline publish` writes of it, for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await findChromium();
  project.provide('chromium', chromium ?? '');
  if (chromium === null) {
    console.warn(
      '\nNOT RUN: the journeys through the workbench. No Chromium is here and none could be installed.\n',
    );
    project.provide('editions', { server: '', static: '' });
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'tierline-editions-'));
  const [served, published] = await Promise.all([serve(join(folder, 'out')), publish(folder)]);
  project.provide('editions', { server: served.url, static: published.url });
  return async () => {
    served.process.kill();
    published.server.closeAllConnections();
    published.server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

async function serve(out: string): Promise<{ url: string; process: ChildProcess }> {
  const process = spawn('node', [MAIN, 'serve', PACK, '--port', '0', '--no-open', '--out', out], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(process.stdout), 'line')) as [string];
  return { url: /http:\S+/.exec(line)?.[0] ?? line, process };
}

async function publish(folder: string): Promise<{ url: string; server: Server }> {
  const edition = join(folder, 'edition');
  await run('node', [MAIN, 'publish', PACK, edition, '--out', join(folder, 'out-static')]);
  const server = createServer((request, response) => sendFile(edition, '/reports/dprk/', request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports/dprk/`, server };
}
