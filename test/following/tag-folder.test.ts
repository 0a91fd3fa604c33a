import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openTags } from '../../src/following/tag-folder.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-tag-folder-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const ADDRESS = `0x${'a'.repeat(40)}`;
const pack = (label: string) =>
  `title: t\nconfidence: web_crawl\nsource: https://example.org\ncurrency: ETH\ntags:\n- address: '${ADDRESS}'\n  label: ${label}\n`;

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(scratch, 'tags-'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
  return path;
}

describe('a folder of tags', () => {
  test('is read plain and packed, in the order of its paths; other files are no part of it', async () => {
    const path = folder({
      'b.yaml.gz': gzipSync(pack('second')),
      'a.yaml': pack('first'),
      'actors.yaml': 'title: t\nactors:\n- id: one\n  label: One\n  uri: https://example.org\n',
      'notes.md': 'no tags',
    });
    const { tags, actors, used, passed } = await openTags([path]);
    expect(tags.map(({ label }) => label)).toEqual(['first', 'second']);
    expect(actors).toHaveLength(1);
    expect(used.map(({ file }) => file)).toEqual(
      ['a.yaml', 'actors.yaml', 'b.yaml.gz'].map((name) => join(path, name)),
    );
    expect(passed).toEqual([]);
  });

  test('a damaged file and one without tags are passed over by name, and the others read', async () => {
    const path = folder({
      'a.yaml.gz': gzipSync(pack('cut')).subarray(0, 30),
      'b.yaml.GZ': Buffer.from('no gzip'),
      'c.json': '{}',
      'd.yaml': pack('whole'),
    });
    const { tags, passed } = await openTags([path]);
    expect(tags.map(({ label }) => label)).toEqual(['whole']);
    expect(passed).toEqual([
      { file: join(path, 'a.yaml.gz'), reason: 'it cannot be read (Z_BUF_ERROR)' },
      { file: join(path, 'b.yaml.GZ'), reason: 'it cannot be read (Z_DATA_ERROR)' },
      { file: join(path, 'c.json'), reason: 'it holds no tag' },
    ]);
  });

  test('without a tag in any file is refused, with the reason of the first', async () => {
    const path = folder({ 'a.yaml.gz': 'no gzip' });
    await expect(openTags([path])).rejects.toThrow(
      `${path}: no file holds a tag (${join(path, 'a.yaml.gz')}: it cannot be read (Z_DATA_ERROR))`,
    );
    expect(await openTags([])).toMatchObject({ tags: [], used: [], passed: [] });
  });
});
