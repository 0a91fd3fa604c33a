import type { MessagePort } from 'node:worker_threads';
import {
  type Build,
  buildDigest,
  buildWithout,
  movesBetween,
  openPack,
  type Pack,
  PackError,
  type ReplayEntry,
  readPack,
  replay,
} from '../index.js';
import type { Given, Subject } from './subject.js';

// What takes seconds, in threads of its own, so that other questions are answered meanwhile.

/** The pack has changed since the build: what is made of it would pass for the build's. */
class Changed extends Error {}

/** What is made, or the error of the one kind that is foreseen. */
async function unless<T>(
  foreseen: typeof Changed | typeof PackError,
  make: () => Promise<T>,
): Promise<Given<T>> {
  try {
    return { made: await make() };
  } catch (error) {
    if (error instanceof foreseen) return { refused: error.message };
    throw error;
  }
}

/** The record as published, year by year; tells through the port how far it is. */
export async function history({
  port,
  ...subject
}: Subject & { readonly port: MessagePort }): Promise<Given<ReplayEntry[]>> {
  const tell = (done: number, of: number) => port.postMessage({ done, of });
  try {
    return await unless(Changed, async () => replay(await readUnchanged(subject), subject, tell));
  } finally {
    port.close();
  }
}

/** Which tiers of the composite and which verdicts move without a row or source. */
export async function whatIf({
  id,
  ...subject
}: Subject & { readonly id: string }): Promise<Given<string[]>> {
  const { asOf, seed } = subject;
  return unless(Changed, async () => {
    const { pack, full } = await compared(subject);
    return movesBetween(full, await buildWithout(pack, [id], { asOf, seed, only: 'verdicts' }));
  });
}

interface Compared {
  readonly pack: Pack;
  readonly full: Build;
}

/** The last build that something was compared with; all questions of one build are. */
let last: { readonly digest: string; readonly made: Promise<Compared> } | undefined;

function compared(subject: Subject): Promise<Compared> {
  const { asOf, seed, digest } = subject;
  if (last?.digest !== digest) {
    const made = readUnchanged(subject).then(async (pack) => ({
      pack,
      full: await buildWithout(pack, [], { asOf, seed, only: 'verdicts' }),
    }));
    last = { digest, made };
    made.catch(() => {
      last = undefined;
    });
  }
  return last.made;
}

/** The pack that a build is of. @throws {Changed} */
async function readUnchanged({ pack: directory, asOf, seed, digest }: Subject): Promise<Pack> {
  const pack = await readPack(directory);
  if (buildDigest(pack, { asOf, seed }) !== digest)
    throw new Changed('the pack has changed since this build');
  return pack;
}

/** A build that was made anew, and the pack it is of. */
export interface Rebuilt {
  readonly directory: string;
  readonly pack: Pack;
}

/** Makes the build of a pack that has changed, and reads the pack; the tables are opened by whoever asked. */
export async function rebuild({
  pack: directory,
  options,
}: {
  readonly pack: string;
  readonly options: { readonly out: string; readonly asOf?: string; readonly seed?: number };
}): Promise<Given<Rebuilt>> {
  return unless(PackError, async () => {
    const { pack, build } = await openPack(directory, options);
    return { directory: build.directory, pack };
  });
}
