import type { OpenedBuild, Pack, Store } from '../index.js';

/** What resources are answered from: one build of one pack, open. */
export interface Context {
  readonly edition: 'server' | 'static';
  /** The pack as it could have been known by the day of the build. */
  readonly pack: Pack;
  readonly build: OpenedBuild;
  /** The tables of the build, locked. */
  readonly store: Store;
  /** Why the pack as it is now on disk is not the one shown; null where it is. */
  readonly problem: string | null;
}
