import { parentPort, workerData } from 'node:worker_threads';
import type { Chain } from './chain.js';
import { ChainError } from './chain-error.js';
import type { Checkpoint } from './checkpoint.js';
import type { Density } from './density.js';
import type { Progress, SampleOptions } from './options.js';
import { runChain } from './run-chain.js';

/** What a thread has to know. */
export interface WorkerInput {
  readonly module: string;
  readonly name: string;
  readonly input: unknown;
  readonly chain: number;
  readonly options: SampleOptions;
  readonly checkpoints: boolean;
}

/** What a thread tells. */
export type Message =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'done'; readonly result: Chain };

/** Milliseconds between two messages of progress. */
const PAUSE = 200;

const { module, name, input, chain, options, checkpoints } = workerData as WorkerInput;
const tell = (message: Message, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(message, transfer);

try {
  const made: Record<string, unknown> = await import(module);
  const make = made[name];
  if (typeof make !== 'function') throw new Error(`${name} of ${module} is not a function`);
  const { dimension, logDensityAndGradient, keep, initial } = (await make(input)) as Density;
  const result = runChain(logDensityAndGradient, dimension, chain, {
    ...options,
    ...(keep && { keep }),
    ...(initial && { initial }),
    onProgress: throttled((progress) => tell({ kind: 'progress', progress })),
    ...(checkpoints && { onCheckpoint: (checkpoint) => tell({ kind: 'checkpoint', checkpoint }) }),
  });
  tell({ kind: 'done', result }, buffersOf(result));
} catch (error) {
  tell({ kind: 'failed', reason: error instanceof ChainError ? error.reason : (error as Error).message });
}

function throttled(told: (progress: Progress) => void): (progress: Progress) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (now - last < PAUSE && progress.iteration < progress.iterations) return;
    last = now;
    told(progress);
  };
}

function buffersOf(result: Chain): ArrayBuffer[] {
  return Object.values(result).flatMap((value) =>
    ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : [],
  );
}
