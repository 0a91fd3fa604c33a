import { type OpenOptions, openPack } from '../index.js';
import { Answers } from './answers.js';
import type { Context } from './context.js';

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
): Promise<Context> {
  const opened = await openPack(pack, options);
  return { edition, ...opened, store: await opened.build.openStore(), problem: null };
}

/** The build that is served. */
export class Workbench {
  private constructor(private opened: Opened) {}

  static async open(pack: string, options: OpenOptions): Promise<Workbench> {
    const context = await openContext(pack, options, 'server');
    return new Workbench({ context, answers: new Answers(context) });
  }

  /** The build as it is to be answered from now. */
  async current(): Promise<Opened> {
    return this.opened;
  }

  close(): void {
    this.opened.context.store.close();
  }
}
