import { Worker } from 'node:worker_threads';
import type { Chain } from './chain.js';
import { ChainError } from './chain-error.js';
import { type SampleOptions, settingsOf } from './options.js';
import type { Message, WorkerInput } from './worker.js';

/** Where the density comes from: `module[name](input)` gives a {@link Density}. */
export interface DensitySource {
  /** URL of the module, or a name that `import` resolves. */
  readonly module: URL | string;
  readonly name: string;
  /** Anything that can be posted to a thread. */
  readonly input: unknown;
}

export interface WorkerOptions extends Omit<SampleOptions, 'keep' | 'initial'> {
  /** Chains that run at once; default 2. */
  readonly threads?: number;
}

/**
 * {@link sample} with a thread for each chain: the same draws, bit for bit. Progress is told a few times a second; each
 * checkpoint arrives as a copy, in whatever order the chains come to it. Rejects with the ChainError of the first chain
 * that fails, and stops the others.
 */
export async function sampleInWorkers(source: DensitySource, options: WorkerOptions): Promise<Chain[]> {
  settingsOf(options);
  const { chains = 4, threads = 2 } = options;
  if (!Number.isInteger(threads) || threads < 1)
    throw new RangeError(
      `threads: ${threads} is not a whole number of at least 1, and no chain would be drawn`,
    );
  const results: Chain[] = [];
  const running = new Set<Worker>();
  let next = 0;
  const takeTurns = async () => {
    while (next < chains) {
      const chain = next++;
      results[chain] = await runInWorker(source, chain, options, running);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(threads, chains) }, takeTurns));
  } finally {
    next = chains;
    await Promise.all([...running].map((worker) => worker.terminate()));
  }
  return results;
}

function runInWorker(
  { module, name, input }: DensitySource,
  chain: number,
  options: WorkerOptions,
  running: Set<Worker>,
): Promise<Chain> {
  const { onProgress, onCheckpoint, resume, threads: _, ...plain } = options;
  const from = resume?.[chain];
  const workerData: WorkerInput = {
    module: String(module),
    name,
    input,
    chain,
    options: { ...plain, ...(from && { resume: resume.map((one, i) => (i === chain ? one : undefined)) }) },
    checkpoints: onCheckpoint !== undefined,
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
    running.add(worker);
    // A checkpoint that cannot be written must end the run, not the process.
    const told = (tell: () => void) => {
      try {
        tell();
      } catch (error) {
        reject(error);
      }
    };
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'checkpoint') told(() => onCheckpoint?.(message.checkpoint));
      else if (message.kind === 'failed') reject(new ChainError(chain, message.reason));
      else resolve(message.result);
    });
    worker.on('error', (error) => reject(new ChainError(chain, error.message)));
    worker.on('exit', (code) => {
      running.delete(worker);
      reject(new ChainError(chain, `its thread ended early, with code ${code}`));
    });
  });
}
