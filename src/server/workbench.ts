import { resolve } from 'node:path';
import {
  type OpenedBuild,
  type OpenedPack,
  type OpenOptions,
  openPack,
  readBuild,
  type Store,
} from '../index.js';
import { Answers } from './answers.js';
import type { Context } from './context.js';
import { Desk } from './desk.js';
import { fingerprint } from './fingerprint.js';
import { History } from './history.js';
import { Workers } from './workers.js';
import { readWritten } from './written.js';

/** An opened build with the answers made from it so far. */
export interface Opened {
  readonly context: Context;
  readonly answers: Answers;
}

/** What a build is opened with. */
export type PackOptions = Pick<OpenOptions, 'out' | 'asOf' | 'seed'>;

/** The build of a pack, ready to be asked. */
export async function contextOf(
  directory: string,
  { pack, build }: OpenedPack,
  edition: Context['edition'],
  workers: Workers,
): Promise<Context> {
  const { asOf, seed, digest } = build.info;
  const subject = { pack: resolve(directory), asOf, seed, digest };
  const written = await readWritten(build.directory);
  const desk = await Desk.open(build);
  return {
    edition,
    pack,
    build,
    written,
    store: await openBeside(desk, build),
    desk,
    history: new History(build, subject, workers, pack),
    whatIf: (id) => workers.whatIf(subject, id),
    problem: null,
  };
}

/** The store that resources are answered from; where it cannot be opened, the desk does not stay open either. */
async function openBeside(desk: Desk, build: OpenedBuild): Promise<Store> {
  try {
    return await build.openStore();
  } catch (error) {
    await desk.close();
    throw error;
  }
}

export async function closeContext({ store, desk }: Context): Promise<void> {
  await desk.close();
  store.close();
}

/** Milliseconds between two looks at the files of the pack. */
const LOOK = 1000;
/** Milliseconds until what failed, though nothing is wrong with the pack, is tried again. */
const AGAIN = 30_000;
/** Milliseconds after which nobody is still being answered from a build that was replaced. */
const GRACE = 60_000;

/**
 * The build that is served. When files of the pack change it is made anew in a thread, and answered from the old one until that is done; a
 * pack that can no longer be read leaves the last good build in place, which then says why.
 */
export class Workbench {
  private looked = 0;
  /** The files that the build was last tried from, and when that is tried again though they stay as they are. */
  private seen: string;
  private again = Number.POSITIVE_INFINITY;
  private renewal: Promise<void> | undefined;
  private readonly retired = new Map<NodeJS.Timeout, Context>();

  private constructor(
    private opened: Opened,
    private readonly pack: string,
    private readonly options: PackOptions,
    private readonly workers: Workers,
    seen: string,
  ) {
    this.seen = seen;
  }

  static async open(pack: string, options: OpenOptions, worker?: URL): Promise<Workbench> {
    const directory = resolve(pack);
    // Before the pack is read: what changes while its build is made is seen at the next look.
    const seen = await look(directory);
    const opened = await openPack(pack, options);
    const workers = new Workers(worker);
    const context = await contextOf(pack, opened, 'server', workers);
    const { out, asOf, seed } = options;
    const plain = {
      out: resolve(out),
      ...(asOf === undefined ? {} : { asOf }),
      ...(seed === undefined ? {} : { seed }),
    };
    return new Workbench({ context, answers: new Answers() }, directory, plain, workers, seen);
  }

  /** The build to answer from now. */
  async current(): Promise<Opened> {
    if (Date.now() - this.looked >= LOOK && !this.renewal) {
      this.looked = Date.now();
      const now = await look(this.pack);
      if ((now !== this.seen || this.looked >= this.again) && !this.renewal) {
        this.seen = now;
        this.again = Number.POSITIVE_INFINITY;
        this.renewal = this.renew().finally(() => {
          this.renewal = undefined;
        });
      }
    }
    return this.opened;
  }

  private async renew(): Promise<void> {
    const { context } = this.opened;
    try {
      const given = await this.workers.rebuild(this.pack, this.options);
      if ('refused' in given) return this.hold(given.refused);
      const { directory, pack } = given.made;
      const build = await readBuild(directory);
      if (build.info.digest === context.build.info.digest) this.replace({ ...context, problem: null });
      else {
        this.replace(await contextOf(this.pack, { pack, build }, 'server', this.workers));
        this.retire(context);
      }
    } catch (error) {
      // A queue that is full, a thread that died, a disk without room: no file of the pack need change for it to pass.
      this.again = Date.now() + AGAIN;
      this.hold((error as Error).message);
    }
  }

  /** Answers on from the last good build, and says why. */
  private hold(message: string): void {
    this.replace({ ...this.opened.context, problem: firstLines(message) });
  }

  private replace(context: Context): void {
    this.opened = { context, answers: new Answers() };
  }

  private retire(context: Context): void {
    const timer = setTimeout(() => {
      this.retired.delete(timer);
      // A build that nobody is answered from any more must not end the server.
      closeContext(context).catch(({ message }: Error) =>
        process.stderr.write(`tierline: a build that was replaced does not close: ${message}\n`),
      );
    }, GRACE).unref();
    this.retired.set(timer, context);
  }

  async close(): Promise<void> {
    await this.workers.close();
    await this.renewal;
    for (const [timer, context] of this.retired) {
      clearTimeout(timer);
      await closeContext(context);
    }
    await closeContext(this.opened.context);
  }
}

/** The files of a pack as they are; one that goes while it is looked at makes another look. */
const look = (pack: string) => fingerprint(pack).catch((error: Error) => error.message);

/** Enough of a list of issues to see what is wrong; `tierline check` prints them all. */
const firstLines = (message: string) => message.split('\n').slice(0, 4).join('\n');
