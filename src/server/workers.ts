import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Pack, ReplayEntry } from '../index.js';
import { Failure } from './failure.js';
import { CHANGED, type Subject } from './subject.js';
import type { PackOptions } from './workbench.js';

/** Questions that may wait for a thread; more are refused. */
const WAITING = 8;
/** Milliseconds after which an idle thread, and the pack it holds, is let go. */
const IDLE = 120_000;

/** The threads for what takes seconds. */
export class Workers {
  private readonly pool: Piscina;

  constructor(worker: URL = new URL('./worker.js', import.meta.url)) {
    this.pool = new Piscina({
      filename: worker.href,
      minThreads: 0,
      maxThreads: 2,
      maxQueue: WAITING,
      idleTimeout: IDLE,
    });
  }

  async history(subject: Subject, progress: (done: number, of: number) => void): Promise<ReplayEntry[]> {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', ({ done, of }) => progress(done, of));
    return this.run('history', { ...subject, port: port2 }, [port2]).finally(() => port1.close()) as Promise<
      ReplayEntry[]
    >;
  }

  whatIf(subject: Subject, id: string): Promise<string[]> {
    return this.run('whatIf', { ...subject, id }) as Promise<string[]>;
  }

  /** Makes the build of a pack that has changed. @throws with the issues of the pack, where it has any. */
  rebuild(pack: string, options: PackOptions): Promise<{ directory: string; pack: Pack }> {
    return this.run('rebuild', { pack, options }) as Promise<{ directory: string; pack: Pack }>;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async run(name: string, task: unknown, transferList: MessagePort[] = []): Promise<unknown> {
    try {
      return await this.pool.run(task, { name, transferList });
    } catch (error) {
      const { message } = error as Error;
      if (message === CHANGED)
        throw new Failure('not_ready', message, 'a new build is being made; ask again in some seconds');
      if (/queue/i.test(message))
        throw new Failure('too_many', 'too many builds are asked for at once', 'ask again in a minute');
      throw error;
    }
  }
}
