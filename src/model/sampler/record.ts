import type { Keep } from './options.js';
import type { Trajectory } from './trajectory.js';

/** Draws and what is told of them, as {@link Chain} has them. */
export interface Recorded {
  readonly draws: Float64Array;
  readonly logDensity: Float64Array;
  readonly acceptance: Float64Array;
  readonly divergent: Uint8Array;
  readonly treeDepth: Uint8Array;
  readonly energy: Float64Array;
  readonly leapfrogs: Int32Array;
}

export function emptyRecord(draws: number, size: number): Recorded {
  return {
    draws: new Float64Array(draws * size),
    logDensity: new Float64Array(draws),
    acceptance: new Float64Array(draws),
    divergent: new Uint8Array(draws),
    treeDepth: new Uint8Array(draws),
    energy: new Float64Array(draws),
    leapfrogs: new Int32Array(draws),
  };
}

/** Writes the draw that a transition has left into row `row`. */
export function recordDraw(record: Recorded, row: number, t: Trajectory, keep: Keep): void {
  keep.write(t.sample.position, record.draws.subarray(row * keep.size, (row + 1) * keep.size));
  record.logDensity[row] = t.sample.logDensity;
  record.acceptance[row] = t.acceptanceSum / t.leapfrogs;
  record.divergent[row] = t.divergent ? 1 : 0;
  record.treeDepth[row] = t.depth;
  record.energy[row] = t.sample.energy;
  record.leapfrogs[row] = t.leapfrogs;
}

/** A copy of the first `rows` draws. */
export function firstRows(record: Recorded, rows: number, size: number): Recorded {
  return {
    draws: record.draws.slice(0, rows * size),
    logDensity: record.logDensity.slice(0, rows),
    acceptance: record.acceptance.slice(0, rows),
    divergent: record.divergent.slice(0, rows),
    treeDepth: record.treeDepth.slice(0, rows),
    energy: record.energy.slice(0, rows),
    leapfrogs: record.leapfrogs.slice(0, rows),
  };
}

export function copyRecord(from: Recorded, to: Recorded): void {
  to.draws.set(from.draws);
  to.logDensity.set(from.logDensity);
  to.acceptance.set(from.acceptance);
  to.divergent.set(from.divergent);
  to.treeDepth.set(from.treeDepth);
  to.energy.set(from.energy);
  to.leapfrogs.set(from.leapfrogs);
}
