import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { UsageError } from '../error.js';
import type { Checkpoint } from '../model/sampler/checkpoint.js';

/** Where the stages of a fit leave what they need to go on. */
export interface Checkpoints {
  /** What chain `chain` (from 0) of a stage goes on from; undefined where it has to start anew. */
  readonly find: (stage: string, chain: number) => Checkpoint | undefined;
  readonly keep: (stage: string, checkpoint: Checkpoint) => void;
}

export interface CheckpointNews {
  /** Hears of each file that is not used and why. */
  readonly onIgnored?: (path: string, reason: string) => void;
  /** Hears of each chain (from 0) that goes on, and after how many iterations. */
  readonly onResumed?: (stage: string, chain: number, iteration: number) => void;
}

interface Kept {
  readonly digest: string;
  readonly stage: string;
  readonly checkpoint: Checkpoint;
}

const NAME = /^\.[a-z0-9-]+\.checkpoint(\.part)?$/;
const HASH = 64;

/**
 * Checkpoints of the fit of one problem in a folder: one file per stage and chain, SHA-256 and then what `serialize` of node:v8 makes of
 * it, replaced whole. Names begin with a dot, so that they are no files of a pack. Written at once, since a fit may be killed.
 * @throws {UsageError} where a file cannot be written.
 */
export function checkpointsIn(
  directory: string,
  digest: string,
  { onIgnored, onResumed }: CheckpointNews = {},
): Checkpoints {
  return {
    find: (stage, chain) => {
      const path = pathOf(directory, stage, chain);
      const kept = readKept(path);
      if (kept === undefined) return undefined;
      if (typeof kept === 'string') onIgnored?.(path, kept);
      else if (kept.digest !== digest || kept.stage !== stage || kept.checkpoint.chain !== chain)
        onIgnored?.(path, 'it is of another record, seed or length of the fit');
      else {
        onResumed?.(stage, chain, kept.checkpoint.iteration);
        return kept.checkpoint;
      }
      return undefined;
    },
    keep: (stage, checkpoint) => {
      const kept: Kept = { digest, stage, checkpoint };
      const body = serialize(kept);
      const path = pathOf(directory, stage, checkpoint.chain);
      try {
        mkdirSync(directory, { recursive: true });
        writeFileSync(`${path}.part`, Buffer.concat([Buffer.from(sha256(body)), body]));
        renameSync(`${path}.part`, path);
      } catch (error) {
        throw new UsageError(
          `${path} cannot be written (${(error as NodeJS.ErrnoException).code}); name another folder with --out`,
        );
      }
    },
  };
}

/** Names of the checkpoints in a folder, half-written ones included. */
export function checkpointFiles(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => NAME.test(name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UsageError(`${directory} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

export function removeCheckpoints(directory: string): void {
  for (const name of checkpointFiles(directory)) rmSync(join(directory, name));
}

function pathOf(directory: string, stage: string, chain: number): string {
  return join(directory, `.${stage.replaceAll(' ', '-')}-${chain + 1}.checkpoint`);
}

/** What a file holds, or why it cannot be used; undefined where there is none. */
function readKept(path: string): Kept | string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : `it cannot be read (${code})`;
  }
  const body = bytes.subarray(HASH);
  if (bytes.subarray(0, HASH).toString('latin1') !== sha256(body)) return 'it is truncated or corrupt';
  try {
    return deserialize(body) as Kept;
  } catch {
    return 'another version of Node.js wrote it';
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
