import type { SeriesData } from './data.js';
import { LIKELIHOOD } from './likelihood-table.js';
import type { Likelihood } from './likelihoods/likelihood.js';
import type { Layout } from './parameters.js';
import type { CellsOfLevels } from './rough-levels.js';
import { Shifts } from './shifts.js';

/** What a source records of a state, over its average, lies between a third and three times. */
export const DETECTION_FACTOR = 3;
export const DETECTION_BOUND = Math.log(DETECTION_FACTOR);
const DETECTION_SLOPE = 0.6;

/** One series of an outcome: its likelihood, its offset and shifts, and the detection of its sources. */
export class Series {
  readonly likelihood: Likelihood;
  readonly predictor: Float64Array;
  readonly dPredictor: Float64Array;
  readonly own: Float64Array;
  private readonly dOwn: Float64Array;
  private readonly at: Readonly<Record<'offset' | 'own', number>>;
  private detection = 0;
  /** Members of the outcome that are seen here or stand before one that is. */
  private readonly members: number;
  /** Log detection by member and family of sources, and the log density's derivative by it. */
  private factor = new Float64Array(0);
  private dFactor = new Float64Array(0);
  private readonly shifts: Shifts;
  private readonly families: number;

  constructor(
    readonly data: SeriesData,
    layout: Layout,
    first: boolean,
  ) {
    const { id, versions } = data;
    this.likelihood = LIKELIHOOD[data.likelihood](data);
    const offset = first ? -1 : layout.scalar(`${id}.offset`, 0, 1.5);
    this.shifts = new Shifts(id, versions, data.cells.version, layout);
    const own = layout.scalars.length;
    for (const { name, mean, sd } of this.likelihood.own) layout.scalar(`${id}.${name}`, mean, sd);
    this.at = { offset, own };
    this.families = versions.length;
    this.members = data.member.reduce((max, m) => Math.max(max, m), -1) + 1;
    this.predictor = new Float64Array(data.member.length);
    this.dPredictor = new Float64Array(data.member.length);
    this.own = new Float64Array(this.likelihood.own.length);
    this.dOwn = new Float64Array(this.likelihood.own.length);
  }

  placeBlocks(layout: Layout): void {
    if (!this.data.detected) return;
    const size = this.members * this.families;
    this.detection = layout.block(`${this.data.id}.detection`, size);
    this.factor = new Float64Array(size);
    this.dFactor = new Float64Array(size);
  }

  /** The cells at reference values of the scalars, as the levels of the outcome see them; `known` is what else their predictors hold. */
  cellsAt(scalars: ArrayLike<number>, known?: Float64Array): CellsOfLevels {
    const { at, data, likelihood } = this;
    this.shifts.place(scalars);
    const offset = at.offset < 0 ? 0 : (scalars[at.offset] as number);
    return {
      likelihood,
      own: Float64Array.from(this.own, (_, i) => scalars[at.own + i] as number),
      rest: known ?? Float64Array.from(data.cells.version, (v) => offset + (this.shifts.value[v] as number)),
      member: data.member,
    };
  }

  /** Everything of the predictor that is not the state's rate. */
  predictOwn(position: Float64Array): void {
    const { at, data, predictor, factor } = this;
    const { version } = data.cells;
    this.own.set(position.subarray(at.own, at.own + this.own.length));
    this.shifts.place(position);
    for (let i = 0; i < factor.length; i++)
      factor[i] = DETECTION_BOUND * Math.tanh(DETECTION_SLOPE * (position[this.detection + i] as number));
    const offset = at.offset < 0 ? 0 : (position[at.offset] as number);
    const shift = this.shifts.value;
    for (let c = 0; c < predictor.length; c++) {
      predictor[c] = offset + (shift[version[c] as number] as number);
      if (data.detected) predictor[c]! += factor[this.detectionOf(c)] as number;
    }
  }

  logDensity(position: Float64Array, gradient: Float64Array): number {
    const { at, data, dPredictor, dOwn, dFactor } = this;
    const { version } = data.cells;
    const dShift = this.shifts.dValue;
    for (const array of [dPredictor, dOwn, dShift, dFactor]) array.fill(0);
    const log = this.likelihood.logDensity(this.predictor, this.own, dPredictor, dOwn);
    for (let i = 0; i < dOwn.length; i++) gradient[at.own + i]! += dOwn[i] as number;
    let dOffset = 0;
    for (let c = 0; c < dPredictor.length; c++) {
      const d = dPredictor[c] as number;
      dOffset += d;
      dShift[version[c] as number]! += d;
      if (data.detected) dFactor[this.detectionOf(c)]! += d;
    }
    if (at.offset >= 0) gradient[at.offset]! += dOffset;
    this.shifts.pullBack(gradient);
    return log + this.detectionDensity(position, gradient);
  }

  /** Where the detection of a cell stands among those of the series. */
  private detectionOf(cell: number): number {
    const { member, cells } = this.data;
    return (member[cell] as number) * this.families + (cells.version[cell] as number);
  }

  /** Log density of the coordinates of detection; passes on what the cells say of it. */
  private detectionDensity(position: Float64Array, gradient: Float64Array): number {
    let log = 0;
    for (let i = 0; i < this.factor.length; i++) {
      const at = this.detection + i;
      const z = position[at] as number;
      const t = (this.factor[i] as number) / DETECTION_BOUND;
      log -= 0.5 * z * z;
      gradient[at]! += (this.dFactor[i] as number) * DETECTION_BOUND * DETECTION_SLOPE * (1 - t * t) - z;
    }
    return log;
  }

  /** Log density of the cells alone at the current predictors. */
  logLikelihood(): number {
    return this.likelihood.logDensity(this.predictor, this.own, this.dPredictor, this.dOwn);
  }

  simulate(random: () => number): Float64Array {
    return this.likelihood.simulate(this.predictor, this.own, random);
  }
}
