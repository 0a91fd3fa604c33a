import type { OutcomeData, SeriesData } from './data.js';
import { LIKELIHOOD } from './likelihood-table.js';
import type { Likelihood } from './likelihoods/likelihood.js';
import type { Layout } from './parameters.js';

/** From this many states on, the states' own levels are sampled as levels, below it as standard normals. */
const CENTRED_FROM = 30;
/** What a source records of a state, over its average, lies between a third and three times. */
export const DETECTION_BOUND = Math.log(3);
const DETECTION_SLOPE = 0.6;

/** Values of the two axes, and where the derivatives by them are added. */
export interface AxisPoints {
  readonly affinity: Float64Array;
  readonly slack: Float64Array;
  readonly dAffinity: Float64Array;
  readonly dSlack: Float64Array;
}

/**
 * An outcome in the model. The log rate of a state at a time is
 *   b_affinity A + b_slack S + b_product A S + N(0, sigma) of the state,
 * and each series adds its intercept, the shift of its version and, where its sources see unlike well, the log of their detection
 * of this state. Where a state has no walk of slack, S is its mean, zero, and sigma takes up what that leaves open.
 */
export class Outcome {
  readonly series: readonly Series[];
  private readonly at: Readonly<Record<'affinity' | 'slack' | 'product' | 'sigma', number>>;
  private level = 0;
  readonly centred: boolean;
  private readonly count: Int32Array;
  private readonly centre: Float64Array;
  private readonly dCentre: Float64Array;

  constructor(
    readonly data: OutcomeData,
    layout: Layout,
  ) {
    const { id, states } = data;
    this.at = {
      affinity: layout.scalar(`${id}.b_affinity`, 0, 0.7),
      slack: layout.scalar(`${id}.b_slack`, 0, 0.7),
      product: layout.scalar(`${id}.b_product`, 0, 0.7),
      sigma: layout.scalar(`${id}.log_sigma`, Math.log(0.5), 0.5),
    };
    this.series = data.series.map((series) => new Series(series, layout));
    this.centred = states.length >= CENTRED_FROM;
    this.count = new Int32Array(states.length);
    for (const { member } of data.series) for (const m of member) this.count[m]! += 1;
    this.centre = new Float64Array(states.length);
    this.dCentre = new Float64Array(states.length);
  }

  placeBlocks(layout: Layout): void {
    this.level = layout.block(`${this.data.id}.state`, this.data.states.length);
    for (const series of this.series) series.placeBlocks(layout);
  }

  /** Log rate of a member at points of the axes, without intercepts: what partners are compared by. */
  rate(position: Float64Array, member: number, affinity: number, slack: number): number {
    const { at } = this;
    const [bA, bS, bX] = [position[at.affinity]!, position[at.slack]!, position[at.product]!];
    const own = position[this.level + member] as number;
    const base = this.centred
      ? own + bA * (affinity - (this.centre[member] as number))
      : Math.exp(position[at.sigma] as number) * own + bA * affinity;
    return base + bS * slack + bX * affinity * slack;
  }

  /** Fills the predictors of all series. */
  predict(position: Float64Array, points: AxisPoints): void {
    if (this.centred) this.findCentres(points.affinity);
    for (const series of this.series) {
      series.predictOwn(position);
      const { member, affinity, slack } = series.data;
      for (let c = 0; c < member.length; c++) {
        const a = points.affinity[affinity[c] as number] as number;
        const s = (slack[c] as number) < 0 ? 0 : (points.slack[slack[c] as number] as number);
        series.predictor[c]! += this.rate(position, member[c] as number, a, s);
      }
    }
  }

  /** Log density of all series and of the states' levels; adds to the gradients. */
  logDensity(position: Float64Array, points: AxisPoints, gradient: Float64Array): number {
    this.predict(position, points);
    const { at } = this;
    const [bA, bS, bX] = [position[at.affinity]!, position[at.slack]!, position[at.product]!];
    const sigma = Math.exp(position[at.sigma] as number);
    this.dCentre.fill(0);
    let log = 0;
    let [dA, dS, dX, dSigma] = [0, 0, 0, 0];
    for (const series of this.series) {
      log += series.logDensity(position, gradient);
      const { member, affinity, slack } = series.data;
      for (let c = 0; c < member.length; c++) {
        const d = series.dPredictor[c] as number;
        const m = member[c] as number;
        const [pa, ps] = [affinity[c] as number, slack[c] as number];
        const a = points.affinity[pa] as number;
        const s = ps < 0 ? 0 : (points.slack[ps] as number);
        points.dAffinity[pa]! += d * (bA + bX * s);
        if (ps >= 0) points.dSlack[ps]! += d * (bS + bX * a);
        dS += d * s;
        dX += d * a * s;
        if (this.centred) {
          gradient[this.level + m]! += d;
          this.dCentre[m]! -= d * bA;
          dA += d * (a - (this.centre[m] as number));
        } else {
          const z = position[this.level + m] as number;
          gradient[this.level + m]! += d * sigma;
          dSigma += d * sigma * z;
          dA += d * a;
        }
      }
    }
    log += this.centred ? this.levelDensity(position, points, gradient) : this.ownDensity(position, gradient);
    gradient[at.affinity]! += dA;
    gradient[at.slack]! += dS;
    gradient[at.product]! += dX;
    gradient[at.sigma]! += dSigma;
    return log;
  }

  private ownDensity(position: Float64Array, gradient: Float64Array): number {
    let log = 0;
    for (let m = 0; m < this.count.length; m++) {
      const z = position[this.level + m] as number;
      log -= 0.5 * z * z;
      gradient[this.level + m]! -= z;
    }
    return log;
  }

  /** Levels ~ N(b_affinity x mean affinity over the state's cells, sigma). */
  private levelDensity(position: Float64Array, points: AxisPoints, gradient: Float64Array): number {
    const { at, centre, dCentre } = this;
    const logSigma = position[at.sigma] as number;
    const precision = Math.exp(-2 * logSigma);
    const bA = position[at.affinity] as number;
    let log = -centre.length * logSigma;
    gradient[at.sigma]! -= centre.length;
    for (let m = 0; m < centre.length; m++) {
      const difference = (position[this.level + m] as number) - bA * (centre[m] as number);
      const d = difference * precision;
      log -= 0.5 * difference * d;
      gradient[at.sigma]! += difference * d;
      gradient[this.level + m]! -= d;
      gradient[at.affinity]! += d * (centre[m] as number);
      dCentre[m]! += d * bA;
    }
    for (const { data } of this.series)
      for (let c = 0; c < data.member.length; c++) {
        const m = data.member[c] as number;
        points.dAffinity[data.affinity[c] as number]! += (dCentre[m] as number) / (this.count[m] as number);
      }
    return log;
  }

  private findCentres(affinity: Float64Array): void {
    this.centre.fill(0);
    for (const { data } of this.series)
      for (let c = 0; c < data.member.length; c++)
        this.centre[data.member[c] as number]! += affinity[data.affinity[c] as number] as number;
    for (let m = 0; m < this.centre.length; m++) this.centre[m]! /= this.count[m] as number;
  }
}

/** One series of an outcome: its likelihood, its intercept and shifts, and the detection of its sources. */
export class Series {
  readonly likelihood: Likelihood;
  readonly predictor: Float64Array;
  readonly dPredictor: Float64Array;
  private readonly own: Float64Array;
  private readonly dOwn: Float64Array;
  private readonly at: Readonly<Record<'intercept' | 'shift' | 'own', number>>;
  private detection = 0;
  private readonly families: number;

  constructor(
    readonly data: SeriesData,
    layout: Layout,
  ) {
    const { id, versions } = data;
    this.likelihood = LIKELIHOOD[data.likelihood](data);
    const intercept = layout.scalar(`${id}.intercept`, 0, 1.5);
    const shift = layout.scalars.length;
    for (const version of versions.slice(1)) layout.scalar(`${id}.shift.${version}`, 0, 1);
    const own = layout.scalars.length;
    for (const { name, mean, sd } of this.likelihood.own) layout.scalar(`${id}.${name}`, mean, sd);
    this.at = { intercept, shift, own };
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

  /** Everything of the predictor that is not the state's rate. */
  predictOwn(position: Float64Array): void {
    const { at, data } = this;
    this.own.set(position.subarray(at.own, at.own + this.own.length));
    for (let c = 0; c < this.predictor.length; c++) {
      const v = data.cells.version[c] as number;
      const shift = v === 0 ? 0 : (position[at.shift + v - 1] as number);
      this.predictor[c] = (position[at.intercept] as number) + shift;
      if (data.detected)
        this.predictor[c]! +=
          DETECTION_BOUND * Math.tanh(DETECTION_SLOPE * (position[this.detectionOf(c)] as number));
    }
  }

  logDensity(position: Float64Array, gradient: Float64Array): number {
    const { at, data } = this;
    this.dPredictor.fill(0);
    this.dOwn.fill(0);
    let log = this.likelihood.logDensity(this.predictor, this.own, this.dPredictor, this.dOwn);
    for (let i = 0; i < this.dOwn.length; i++) gradient[at.own + i]! += this.dOwn[i] as number;
    for (let c = 0; c < this.dPredictor.length; c++) {
      const d = this.dPredictor[c] as number;
      const v = data.cells.version[c] as number;
      gradient[at.intercept]! += d;
      if (v > 0) gradient[at.shift + v - 1]! += d;
      if (data.detected) {
        const z = position[this.detectionOf(c)] as number;
        const t = Math.tanh(DETECTION_SLOPE * z);
        gradient[this.detectionOf(c)]! += d * DETECTION_BOUND * DETECTION_SLOPE * (1 - t * t);
      }
    }
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

  simulate(random: () => number): Float64Array {
    return this.likelihood.simulate(this.predictor, this.own, random);
  }
}
