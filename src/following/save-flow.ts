import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { cutResult } from '../chain/stored.js';
import { UsageError } from '../error.js';
import type { FollowResult, StoredFlow } from '../types.js';

export interface FlowOrigin {
  /** What made it. */
  readonly command: string;
  /** The file of transfers. */
  readonly transfers: string;
  /** Files of tags. */
  readonly tags: readonly string[];
}

/** What people write into the file; `tierline check` asks for what is missing. */
type Written = Pick<StoredFlow, 'title' | 'note' | 'published' | 'sources' | 'evidence'>;
const UNWRITTEN: Written = { title: '', note: '', published: '', sources: [], evidence: [] };

/**
 * Keeps a result as a file of a pack: its largest rows, the digests of the files it was made from, and the command. Title, note, day, sources and
 * rows of ledgers are for people to write; those of a file that is there are kept.
 * @throws {UsageError} where the transfers are no single file, what is there is no such file, or the file cannot be written.
 */
export async function saveFlow(file: string, result: FollowResult, origin: FlowOrigin): Promise<void> {
  if ((await stat(origin.transfers)).isDirectory())
    throw new UsageError(`${origin.transfers} is a folder; --save keeps traces of one file of transfers`);
  const tags = await Promise.all(origin.tags.map(async (tag) => `${basename(tag)} ${await digestOf(tag)}\n`));
  const files = [
    { name: basename(origin.transfers), sha256: await digestOf(origin.transfers) },
    ...(tags.length > 0
      ? [{ name: `${tags.length} files of tags`, sha256: sha256(tags.sort().join('')) }]
      : []),
  ];
  const flow = {
    format: 1,
    ...(await writtenIn(file)),
    command: origin.command,
    files,
    ...cutResult(result),
  };
  await writeFile(file, `${JSON.stringify(flow, null, 1)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${error.code}); name another with --save`);
  });
}

async function writtenIn(file: string): Promise<Written> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return UNWRITTEN;
  try {
    const { title, note, published, sources, evidence } = JSON.parse(text) as Written;
    return { title, note, published, sources, evidence };
  } catch {
    throw new UsageError(`${file} is there and is no JSON; name another file with --save, or remove it`);
  }
}

const digestOf = async (file: string): Promise<string> => sha256(await readFile(file));

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
