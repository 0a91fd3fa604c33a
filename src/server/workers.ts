import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { ReplayEntry } from '../index.js';
import { Failure } from './failure.js';
import type { Given, Subject } from './subject.js';
import type { PackOptions } from './workbench.js';
import type { Rebuilt } from './worker.js';

/** Questions that may wait for a thread; more are refused. */
const WAITING = 8;
/** Milliseconds after which an idle thread, and the pack it holds, is let go. */
const IDLE = 120_000;

/** The threads for what takes seconds. */
export class Workers {
  private readonly pool: Piscina;

  constructor(worker: URL = new URL('./worker.js', import.meta.url)) {
    this.pool = new Piscina({ filename: worker.href, minThreads: 0, maxThreads: 2, idleTimeout: IDLE });
  }

  async history(subject: Subject, progress: (done: number, of: number) => void): Promise<ReplayEntry[]> {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', ({ done, of }) => progress(done, of));
    try {
      return unchanged(await this.run<ReplayEntry[]>('history', { ...subject, port: port2 }, [port2]));
    } finally {
      port1.close();
    }
  }

  async whatIf(subject: Subject, id: string): Promise<string[]> {
    return unchanged(await this.run<string[]>('whatIf', { ...subject, id }));
  }

  /** Makes the build of a pack that has changed; refused where it has issues. @throws where the making fails. */
  rebuild(pack: string, options: PackOptions): Promise<Given<Rebuilt>> {
    return this.run('rebuild', { pack, options });
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async run<T>(name: string, task: unknown, transferList: MessagePort[] = []): Promise<Given<T>> {
    if (this.pool.queueSize >= WAITING)
      throw new Failure('too_many', 'too many builds are asked for at once', 'ask again in a minute');
    return this.pool.run(task, { name, transferList });
  }
}

/** What was made of the pack that the build is of. @throws {Failure} where it is another by now. */
function unchanged<T>(given: Given<T>): T {
  if ('made' in given) return given.made;
  throw new Failure('not_ready', given.refused, 'a new build is being made; ask again in some seconds');
}
