import { resolve } from 'node:path';
import { type OpenOptions, openPack } from '../index.js';
import { Answers } from './answers.js';
import type { Context } from './context.js';
import { History } from './history.js';
import { Workers } from './workers.js';

/** An opened build with the answers made from it so far. */
export interface Opened {
  readonly context: Context;
  readonly answers: Answers;
}

/** Opens the build of a pack, making it first if need be. */
export async function openContext(
  pack: string,
  options: OpenOptions,
  edition: Context['edition'],
  workers: Workers,
): Promise<Context> {
  const opened = await openPack(pack, options);
  const { asOf, seed, digest } = opened.build.info;
  const subject = { pack: resolve(pack), asOf, seed, digest };
  return {
    edition,
    ...opened,
    store: await opened.build.openStore(),
    history: new History(opened.build, subject, workers, opened.pack),
    whatIf: (id) => workers.whatIf(subject, id),
    problem: null,
  };
}

/** The build that is served. */
export class Workbench {
  private constructor(
    private opened: Opened,
    private readonly workers: Workers,
  ) {}

  static async open(pack: string, options: OpenOptions, worker?: URL): Promise<Workbench> {
    const workers = new Workers(worker);
    const context = await openContext(pack, options, 'server', workers);
    return new Workbench({ context, answers: new Answers(context) }, workers);
  }

  /** The build as it is to be answered from now. */
  async current(): Promise<Opened> {
    return this.opened;
  }

  async close(): Promise<void> {
    await this.workers.close();
    this.opened.context.store.close();
  }
}
