import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));

/** `tierline serve` on the bundled pack, as compiled, with its builds in a folder: its process and its address. */
export async function openServer(out) {
  const server = spawn(
    process.execPath,
    [
      path('../dist/cli/main.js'),
      'serve',
      path('../packs/dprk-asean'),
      '--port',
      '0',
      '--no-open',
      '--out',
      out,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(server.stdout, 'data');
  return { server, url: String(line).trim() };
}

/** A Chromium that asks nobody else for anything. CHROMIUM names one that is not in Debian's place. */
export const openChromium = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
