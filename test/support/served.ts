import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Served, ServeOptions } from '../../src/server/serve.js';

const compiled = (name: string) => new URL(`../../dist/server/${name}.js`, import.meta.url).href;

/** Compiled, as users run them: their threads are, and builds of other code are not taken for each other's. */
export const { serve } = (await import(compiled('serve'))) as typeof import('../../src/server/serve.js');
export const { publish } = (await import(
  compiled('publish')
)) as typeof import('../../src/server/publish.js');

export const PAGE =
  '<!doctype html>\n<html lang="en"><head><title>Tierline</title><script type="module" src="./assets/app.js"></script></head><body></body></html>\n';

/** A folder as the web is compiled into, with little in it. */
export async function smallWeb(): Promise<string> {
  const web = await mkdtemp(join(tmpdir(), 'tierline-web-'));
  await mkdir(join(web, 'assets'));
  await writeFile(join(web, 'index.html'), PAGE);
  await writeFile(join(web, 'assets', 'app.js'), 'export {};\n');
  return web;
}

/** A pack, served on a free port of loopback from a build of its own. */
export async function served(pack = 'packs/example', options: Partial<ServeOptions> = {}): Promise<Served> {
  const out = options.out ?? (await mkdtemp(join(tmpdir(), 'tierline-served-')));
  return serve(pack, { port: 0, web: await smallWeb(), ...options, out });
}

/** What the server answers, with the body read. */
export async function ask(url: string, path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, url), init);
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: type.startsWith('application/json') && text !== '' ? JSON.parse(text) : undefined,
  };
}
