import type { MessagePort } from 'node:worker_threads';
import { type Build, buildWithout, movesBetween, readPack, replay } from '../index.js';

// What takes seconds, in threads of its own, so that other questions are answered meanwhile.

/** A build that is asked about, and the pack it is of. */
export interface Subject {
  readonly pack: string;
  readonly asOf: string;
  readonly seed: number;
  readonly digest: string;
}

/** The record as published, year by year; tells through the port how far it is. */
export function history({ pack, asOf, seed, port }: Subject & { readonly port: MessagePort }) {
  return replay(pack, { asOf, seed }, (done, of) => port.postMessage({ done, of })).finally(() =>
    port.close(),
  );
}

/** Which tiers of the composite and which verdicts move without a row or source. */
export async function whatIf({ id, ...subject }: Subject & { readonly id: string }): Promise<string[]> {
  const { pack, full } = await compared(subject);
  const { asOf, seed } = subject;
  return movesBetween(full, await buildWithout(pack, [id], { asOf, seed, only: 'verdicts' }));
}

interface Compared {
  readonly pack: Awaited<ReturnType<typeof readPack>>;
  readonly full: Build;
}

/** The last build that something was compared with; all questions of one build are. */
let last: { readonly digest: string; readonly made: Promise<Compared> } | undefined;

function compared({ pack, asOf, seed, digest }: Subject): Promise<Compared> {
  if (last?.digest !== digest) {
    const read = readPack(pack);
    const made = read.then(async (whole) => ({
      pack: whole,
      full: await buildWithout(whole, [], { asOf, seed, only: 'verdicts' }),
    }));
    last = { digest, made };
  }
  return last.made;
}
