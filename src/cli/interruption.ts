import { setTimeout as sleep } from 'node:timers/promises';

/** The command was ended by a signal; says what remains and what to run next. */
export class Interrupted extends Error {}

/** Milliseconds in which what was under way may put its things away. */
const LAST = 10_000;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Works until a signal comes; then what `stop` ends is ended before {@link Interrupted} is thrown. A second signal ends the process at once.
 * @param remains tells what is kept, and what to run next.
 */
export async function untilSignal<T>(
  work: () => Promise<T>,
  stop: () => Promise<boolean>,
  remains: () => string,
): Promise<T> {
  let onSignal: () => void = () => {};
  const signalled = new Promise<'signal'>((resolve) => {
    onSignal = () => resolve('signal');
  });
  for (const signal of SIGNALS) process.once(signal, onSignal);
  const working = work();
  const done = working.then(
    () => 'done',
    () => 'done',
  );
  try {
    if ((await Promise.race([signalled, done])) === 'done') return await working;
    const ended = await stop();
    await Promise.race([done, sleep(LAST, undefined, { ref: false })]);
    throw new Interrupted(
      `${ended ? 'stopped, no query of this is left on the nodes' : 'stopped, but a query of this may still run on a node until it ends'}; ${remains()}`,
    );
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
