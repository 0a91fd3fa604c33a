import type { OpenedBuild, Pack, Store } from '../index.js';
import type { Desk } from './desk.js';
import type { History } from './history.js';
import type { Written } from './written.js';

/** What resources are answered from: one build of one pack, open. */
export interface Context {
  readonly edition: 'server' | 'static';
  /** The pack as it could have been known by the day of the build. */
  readonly pack: Pack;
  readonly build: OpenedBuild;
  /** The brief and its figures. */
  readonly written: Written;
  /** The tables of the build, locked. */
  readonly store: Store;
  /** The same tables for what users write. */
  readonly desk: Desk;
  readonly history: History;
  /** Which tiers and verdicts move without a row or source, in words. */
  readonly whatIf: (id: string) => Promise<string[]>;
  /** Why the pack as it is now on disk is not the one shown; null where it is. */
  readonly problem: string | null;
}
