import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { RESOURCES } from '../../src/server/resources.js';
import type { Served } from '../../src/server/serve.js';
import { ask, publish, served, smallWeb } from '../support/served.js';

const PACK = 'packs/example';
let out: string;
let site: string;
let web: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'tierline-out-'));
  site = join(await mkdtemp(join(tmpdir(), 'tierline-site-')), 'site');
  web = await smallWeb();
  await publish(PACK, site, { out, web });
}, 60_000);

/** Digests of all files of a folder, by path. */
async function bytesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = files.sort().map(async (file) => {
    const digest = createHash('sha256').update(await readFile(file));
    return [relative(folder, file), digest.digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

const read = async (path: string) => JSON.parse(await readFile(join(site, path), 'utf8'));

describe('a published edition', () => {
  test('says on its page which build it is of, and keeps addresses relative', async () => {
    const page = await readFile(join(site, 'index.html'), 'utf8');
    const { digest, asOf, edition } = await read('data/build.json');
    expect(edition).toBe('static');
    expect(page).toContain('<meta name="tierline-edition" content="static">');
    expect(page).toContain(`<meta name="tierline-digest" content="${digest}">`);
    expect(page).toContain(`<meta name="tierline-as-of" content="${asOf}">`);
    expect(page).toContain('src="./assets/app.js"');
    expect(await readdir(join(site, 'assets'))).toEqual(['app.js']);
  });

  test('holds what the server answers, for every resource and every id', async () => {
    const server: Served = await served(PACK, { out, web });
    try {
      for (const { path } of RESOURCES.filter(({ ids, path }) => !ids && path !== 'build')) {
        const { json } = await ask(server.url, `/api/${path}`);
        expect(await read(`data/${path}.json`), path).toEqual(json);
      }
      for (const folder of ['partners', 'trace', 'impact'])
        for (const file of await readdir(join(site, 'data', folder))) {
          const { json } = await ask(server.url, `/api/${folder}/${file.slice(0, -'.json'.length)}`);
          expect(await read(`data/${folder}/${file}`), file).toEqual(json);
        }
    } finally {
      await server.close();
    }
  });

  test('has the origin of every standing, gap and claim under the id that those give', async () => {
    const { partners } = await read('data/tiers.json');
    const { claims } = await read('data/claims.json');
    const { partners: gaps } = await read('data/gap.json');
    const ids = [...partners, ...gaps]
      .map(({ id }) => id)
      .concat(claims.map(({ node }: { node: string }) => node));
    expect(ids.length).toBeGreaterThan(8);
    for (const id of ids) expect((await read(`data/trace/${id}.json`)).id).toBe(id);
  });

  test('is written anew in its place, byte for byte the same', async () => {
    const before = await bytesOf(site);
    expect(Object.keys(before)).toContain('data/brief.docx');
    await publish(PACK, site, { out, web });
    expect(await bytesOf(site)).toEqual(before);
  });
});

describe('a folder that holds something else is refused and left as it was', () => {
  test('a page of somebody', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tierline-foreign-'));
    await writeFile(join(folder, 'index.html'), 'mine');
    await expect(publish(PACK, folder, { out, web })).rejects.toThrow(
      'no published edition; choose another folder',
    );
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('mine');
  });

  test('a file of somebody beside an edition', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tierline-beside-'));
    await cp(site, folder, { recursive: true });
    await writeFile(join(folder, 'CNAME'), 'example.org');
    await expect(publish(PACK, folder, { out, web })).rejects.toThrow('holds CNAME beside');
    expect(await readFile(join(folder, 'CNAME'), 'utf8')).toBe('example.org');
  });
});
