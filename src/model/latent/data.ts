import type { CoderError, LikelihoodName } from '../../types.js';

/** The observed cells of an item, one entry per cell in each array. */
export interface Cells {
  /**
   * count: events; share: successes; ordinal: category from 0; binary: 0 or 1; continuous: the value; lag: natural
   * logarithm of the years that passed; list: place in the list, from the front.
   */
  readonly value: Float64Array;
  /**
   * count: exposure; share: trials; continuous: known standard error; lag: logarithm of the years that the case was
   * followed, which the value cannot exceed; list: number of the list within the version; otherwise unused.
   */
  readonly size: Float64Array;
  /** count: how many other events could have been misread as this one; 0 elsewhere. */
  readonly noise: Float64Array;
  /** Index of the version of the instrument. */
  readonly version: Int32Array;
}

/** One trait followed over time for some states: a random walk on a grid of half-years. */
export interface AxisData {
  readonly name: string;
  /** Index of the state of each walk. */
  readonly states: Int32Array;
  /** Where the points of walk `i` begin; one more entry closes the last. */
  readonly start: Int32Array;
  /** Half-year of each point, counted from any origin. */
  readonly time: Int32Array;
}

interface Measured {
  readonly id: string;
  readonly likelihood: LikelihoodName;
  readonly versions: readonly string[];
  /** Of each version, how the coder errs; null where nothing was coded. */
  readonly coder: readonly (CoderError | null)[];
  /** Number of categories of an ordinal item; 2 otherwise. */
  readonly categories: number;
  readonly cells: Cells;
}

/** An item: cells that depend on one axis. */
export interface ItemData extends Measured {
  /** Index into the axes. */
  readonly axis: number;
  /** Group of sources whose items share a factor of the state; null where it has no other item. */
  readonly group: string | null;
  readonly direction: 1 | -1;
  /** Versions are other instruments, each with a loading of its own; else occasions of one. */
  readonly linked: boolean;
  /** Point of the axis that each cell looks at. */
  readonly point: Int32Array;
  /** Walk of the axis that each cell belongs to. */
  readonly walk: Int32Array;
}

/** One series of an outcome: cells of states. */
export interface SeriesData extends Measured {
  /** Index into the states of the outcome. */
  readonly member: Int32Array;
  /** Points of affinity and slack; -1 where the state has no walk of that axis. */
  readonly affinity: Int32Array;
  readonly slack: Int32Array;
  /** Source families whose detection differs; empty where what happened is also told. Then `versions` are the families. */
  readonly detected: boolean;
}

/** An outcome: its log rate depends on both axes, their product and the state. */
export interface OutcomeData {
  readonly id: string;
  /** Index of each member state. */
  readonly states: Int32Array;
  readonly series: readonly SeriesData[];
}

/** Everything that the latent model sees, as arrays that can be handed to a worker. */
export interface LatentData {
  readonly states: readonly string[];
  /** affinity first; slack second where any item measures it. */
  readonly axes: readonly AxisData[];
  readonly items: readonly ItemData[];
  readonly outcomes: readonly OutcomeData[];
  readonly innovations: 'student' | 'normal' | 'horseshoe';
}
