import type { SeriesData } from './data.js';
import { LIKELIHOOD } from './likelihood-table.js';
import type { Likelihood } from './likelihoods/likelihood.js';
import type { Layout } from './parameters.js';
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
    this.predictor = new Float64Array(data.member.length);
    this.dPredictor = new Float64Array(data.member.length);
    this.own = new Float64Array(this.likelihood.own.length);
    this.dOwn = new Float64Array(this.likelihood.own.length);
  }

  placeBlocks(layout: Layout): void {
    if (!this.data.detected) return;
    const members = this.data.member.reduce((max, m) => Math.max(max, m), -1) + 1;
    this.detection = layout.block(`${this.data.id}.detection`, members * this.families);
  }

  /** Adds the Fisher information of the cells at reference values of the scalars, by member. */
  addInformation(scalars: ArrayLike<number>, sums: Float64Array): void {
    const own = Float64Array.from(this.own, (_, i) => scalars[this.at.own + i] as number);
    const information = this.likelihood.information(own, this.data.member);
    this.data.member.forEach((m, c) => {
      sums[m]! += information[c] as number;
    });
  }

  /** Everything of the predictor that is not the state's rate. */
  predictOwn(position: Float64Array): void {
    const { at, data } = this;
    this.own.set(position.subarray(at.own, at.own + this.own.length));
    this.shifts.place(position);
    const offset = at.offset < 0 ? 0 : (position[at.offset] as number);
    for (let c = 0; c < this.predictor.length; c++) {
      this.predictor[c] = offset + (this.shifts.value[data.cells.version[c] as number] as number);
      if (data.detected)
        this.predictor[c]! +=
          DETECTION_BOUND * Math.tanh(DETECTION_SLOPE * (position[this.detectionOf(c)] as number));
    }
  }

  logDensity(position: Float64Array, gradient: Float64Array): number {
    const { at, data } = this;
    this.dPredictor.fill(0);
    this.dOwn.fill(0);
    this.shifts.dValue.fill(0);
    let log = this.likelihood.logDensity(this.predictor, this.own, this.dPredictor, this.dOwn);
    for (let i = 0; i < this.dOwn.length; i++) gradient[at.own + i]! += this.dOwn[i] as number;
    for (let c = 0; c < this.dPredictor.length; c++) {
      const d = this.dPredictor[c] as number;
      const v = data.cells.version[c] as number;
      if (at.offset >= 0) gradient[at.offset]! += d;
      this.shifts.dValue[v]! += d;
      if (data.detected) {
        const z = position[this.detectionOf(c)] as number;
        const t = Math.tanh(DETECTION_SLOPE * z);
        gradient[this.detectionOf(c)]! += d * DETECTION_BOUND * DETECTION_SLOPE * (1 - t * t);
      }
    }
    this.shifts.pullBack(gradient);
    if (data.detected) log += this.detectionDensity(position, gradient);
    return log;
  }

  private detectionOf(cell: number): number {
    const { member, cells } = this.data;
    return this.detection + (member[cell] as number) * this.families + (cells.version[cell] as number);
  }

  private detectionDensity(position: Float64Array, gradient: Float64Array): number {
    const members = this.data.member.reduce((max, m) => Math.max(max, m), -1) + 1;
    let log = 0;
    for (let i = this.detection; i < this.detection + members * this.families; i++) {
      const z = position[i] as number;
      log -= 0.5 * z * z;
      gradient[i]! -= z;
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
