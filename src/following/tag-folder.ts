import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UsageError } from '../error.js';
import { filesIn } from '../files/files.js';
import { readActorPack } from '../readers/tags/actorpack.js';
import { readLabels } from '../readers/tags/labels.js';
import { readTagPack } from '../readers/tags/tagpack.js';
import type { TagReading } from '../types.js';

/** Bytes of an unpacked pack beyond which it is refused: the whole of Etherscan's labels take 6 million. */
const MOST = 2 ** 28;
const unpack = promisify(gunzip);

export interface OpenedTags extends TagReading {
  /** Files read, each with its tags and actors. */
  readonly used: readonly { readonly file: string; readonly tags: number; readonly actors: number }[];
  /** Files in which there are none, or that cannot be read, and why. */
  readonly passed: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Reads the tags and actors of all files below the folders, or of single files: TagPacks and ActorPacks (YAML), tables and JSON of Etherscan's
 * labels, each also packed (.gz).
 * @throws {UsageError} where a path is not there, or no file holds a tag.
 */
export async function openTags(paths: readonly string[]): Promise<OpenedTags> {
  const tags: OpenedTags['tags'][number][] = [];
  const actors: OpenedTags['actors'][number][] = [];
  const skipped: OpenedTags['skipped'][number][] = [];
  const notices: OpenedTags['notices'][number][] = [];
  const used: OpenedTags['used'][number][] = [];
  const passed: OpenedTags['passed'][number][] = [];
  for (const path of paths)
    for (const file of (await filesIn(path, 'a folder of tags')).filter(isPack)) {
      const text = await textOf(file);
      if (typeof text !== 'string') {
        passed.push({ file, reason: text.reason });
        continue;
      }
      const reading = readTags(text, file);
      if (reading.tags.length + reading.actors.length === 0) {
        passed.push({ file, reason: reading.skipped[0]?.reason ?? 'it holds no tag' });
        continue;
      }
      used.push({ file, tags: reading.tags.length, actors: reading.actors.length });
      for (const one of reading.tags) tags.push(one);
      for (const one of reading.actors) actors.push(one);
      for (const one of reading.skipped) skipped.push(one);
      for (const one of reading.notices) notices.push(one);
    }
  if (paths.length > 0 && used.length === 0)
    throw new UsageError(
      `${paths.join(', ')}: no file holds a tag${passed[0] ? ` (${passed[0].file}: ${passed[0].reason})` : ''}; name a folder of tag packs`,
    );
  return { tags, actors, skipped, notices, used, passed };
}

const isPack = (file: string): boolean => /\.(?:ya?ml|csv|json)(?:\.gz)?$/i.test(file);

function readTags(text: string, file: string): TagReading {
  if (!/\.ya?ml(?:\.gz)?$/i.test(file)) return readLabels(text, file);
  return /^actors:/m.test(text) ? readActorPack(text, file) : readTagPack(text, file);
}

/** The text of a file, packed or not, or why there is none. */
async function textOf(file: string): Promise<string | { readonly reason: string }> {
  try {
    const bytes = await readFile(file);
    const plain = /\.gz$/i.test(file) ? await unpack(bytes, { maxOutputLength: MOST }) : bytes;
    return plain.toString('utf8');
  } catch (error) {
    return { reason: `it cannot be read (${(error as NodeJS.ErrnoException).code})` };
  }
}
