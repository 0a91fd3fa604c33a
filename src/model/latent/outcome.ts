import type { Aligned } from './alignment.js';
import type { OutcomeData } from './data.js';
import { Levels, SPREAD } from './levels.js';
import type { Layout } from './parameters.js';
import { roughLevels } from './rough-levels.js';
import { Series } from './series.js';

/** Values of the two axes, and where the derivatives by them are added. */
export interface AxisPoints {
  readonly affinity: Float64Array;
  readonly slack: Float64Array;
  readonly dAffinity: Float64Array;
  readonly dSlack: Float64Array;
}

/** Prior standard deviation of a slope of an outcome on an axis, about zero. */
export const SLOPE_SD = 0.7;

/** Coefficients of an outcome. */
interface Slopes {
  readonly affinity: number;
  readonly slack: number;
  readonly product: number;
}

/** What the axes add to a level that stands for the mean of affinity, from which `change` counts. */
function effect(b: Slopes, affinity: number, change: number, slack: number): number {
  return b.affinity * change + b.slack * slack + b.product * affinity * slack;
}

/**
 * An outcome in the model. The log rate of a state at a time is
 *   level of the state + b_affinity (A - its mean over the state's cells) + b_slack S + b_product A S,
 *   level = intercept + b_affinity x that mean + sigma x Student-t(4),
 * and each series after the first adds its own offset, each the shift of its version and, where its sources see unlike well, the log of their detection
 * of this state. Where a state has no walk of slack, S is its mean, zero, and sigma takes up what that leaves open.
 */
export class Outcome {
  readonly series: readonly Series[];
  private readonly at: Readonly<Record<'intercept' | 'affinity' | 'slack' | 'product' | 'sigma', number>>;
  private start = 0;
  private levels: Levels;
  private readonly count: Int32Array;
  private readonly centre: Float64Array;
  private readonly dCentre: Float64Array;
  private readonly mean: Float64Array;
  private readonly dMean: Float64Array;

  constructor(
    readonly data: OutcomeData,
    layout: Layout,
  ) {
    const { id, states } = data;
    this.at = {
      intercept: layout.scalar(`${id}.intercept`, 0, 1.5),
      affinity: layout.scalar(`${id}.b_affinity`, 0, SLOPE_SD),
      slack: layout.scalar(`${id}.b_slack`, 0, SLOPE_SD),
      product: layout.scalar(`${id}.b_product`, 0, SLOPE_SD),
      sigma: layout.scalar(`${id}.log_sigma`, SPREAD.mean, SPREAD.sd),
    };
    this.series = data.series.map((series, i) => new Series(series, layout, i === 0));
    const arrays = () => [new Float64Array(states.length), new Float64Array(states.length)] as const;
    this.count = new Int32Array(states.length);
    for (const { member } of data.series) for (const m of member) this.count[m]! += 1;
    [this.centre, this.dCentre] = arrays();
    [this.mean, this.dMean] = arrays();
    this.levels = new Levels(roughLevels([], states.length, { mean: 0, sd: 1 }));
  }

  /** Called once all scalars are laid out; reference values, and those of {@link rests} where known, decide the coordinates of the levels. */
  placeBlocks(layout: Layout, reference: ArrayLike<number>, known?: readonly Float64Array[]): void {
    const { at } = this;
    this.start = layout.block(`${this.data.id}.state`, this.data.states.length);
    const cells = this.series.map((series, i) => series.cellsAt(reference, known?.[i]));
    const sd = Math.hypot(Math.exp(reference[at.sigma] as number), reference[at.affinity] as number);
    const mean = reference[at.intercept] as number;
    this.levels = new Levels(roughLevels(cells, this.data.states.length, { mean, sd }));
    for (const series of this.series) series.placeBlocks(layout);
  }

  /** Scalars that move with affinity as a whole. */
  get aligned(): Aligned {
    return { intercept: this.at.intercept, slope: this.at.affinity, logarithmic: false, direction: 1 };
  }

  /** Log rate of a member over that of a state at the mean of both axes. Needs {@link predict} before. */
  relativeRate(position: Float64Array, member: number, affinity: number, slack: number): number {
    const level = (this.levels.value[member] as number) - (position[this.at.intercept] as number);
    const change = affinity - (this.centre[member] as number);
    return level + effect(this.slopes(position), affinity, change, slack);
  }

  private slopes(position: Float64Array): Slopes {
    const { at } = this;
    return {
      affinity: position[at.affinity] as number,
      slack: position[at.slack] as number,
      product: position[at.product] as number,
    };
  }

  /** Fills the predictors of all series. */
  predict(position: Float64Array, points: AxisPoints): void {
    this.findMeans(position, points.affinity);
    this.levels.place(position, this.start, this.mean, Math.exp(position[this.at.sigma] as number));
    const { centre } = this;
    const level = this.levels.value;
    const slopes = this.slopes(position);
    for (const series of this.series) {
      series.predictOwn(position);
      const { member, affinity, slack } = series.data;
      const { predictor } = series;
      for (let c = 0; c < member.length; c++) {
        const m = member[c] as number;
        const a = points.affinity[affinity[c] as number] as number;
        const s = (slack[c] as number) < 0 ? 0 : (points.slack[slack[c] as number] as number);
        predictor[c]! += (level[m] as number) + effect(slopes, a, a - (centre[m] as number), s);
      }
    }
  }

  /** What of each predictor is not the level of the state, by series, as of the last prediction. */
  get rests(): Float64Array[] {
    return this.series.map(({ predictor, data }) =>
      predictor.map((eta, c) => eta - (this.levels.value[data.member[c] as number] as number)),
    );
  }

  /** Levels by member, as of the last prediction. */
  get level(): Float64Array {
    return this.levels.value;
  }

  /** Coordinates of levels from their standardised distances from the mean, in place. */
  locate(position: Float64Array, points: AxisPoints): void {
    this.predict(position, points);
    this.levels.locate(position, this.start, this.mean, Math.exp(position[this.at.sigma] as number));
  }

  /** Log density of all series and of the levels; adds to the gradients. */
  logDensity(position: Float64Array, points: AxisPoints, gradient: Float64Array): number {
    this.predict(position, points);
    const { at, levels, dCentre, dMean, centre } = this;
    for (const array of [dCentre, dMean, levels.dValue]) array.fill(0);
    let log = 0;
    for (const series of this.series) {
      log += series.logDensity(position, gradient);
      this.cellsBack(series, position, points, gradient);
    }
    const sigma = Math.exp(position[at.sigma] as number);
    const drawn = levels.pullBack(position, this.start, this.mean, sigma, gradient, dMean);
    gradient[at.sigma]! += drawn.dLogSigma;
    const b = position[at.affinity] as number;
    for (let m = 0; m < centre.length; m++) {
      gradient[at.intercept]! += dMean[m] as number;
      gradient[at.affinity]! += (dMean[m] as number) * (centre[m] as number);
      dCentre[m]! += (dMean[m] as number) * b;
    }
    for (let m = 0; m < dCentre.length; m++) dCentre[m]! /= this.count[m] as number;
    for (const { data } of this.series) {
      const { member, affinity } = data;
      for (let c = 0; c < member.length; c++)
        points.dAffinity[affinity[c] as number]! += dCentre[member[c] as number] as number;
    }
    return log + drawn.log;
  }

  /** Passes the derivatives by the predictors of a series on to levels, axes and coefficients. */
  private cellsBack(
    { data, dPredictor }: Series,
    position: Float64Array,
    points: AxisPoints,
    gradient: Float64Array,
  ): void {
    const { at, centre, dCentre } = this;
    const { member, affinity, slack } = data;
    const { dAffinity, dSlack } = points;
    const dLevel = this.levels.dValue;
    const { affinity: bA, slack: bS, product: bX } = this.slopes(position);
    let [byAffinity, bySlack, byProduct] = [0, 0, 0];
    for (let c = 0; c < dPredictor.length; c++) {
      const d = dPredictor[c] as number;
      const m = member[c] as number;
      const pa = affinity[c] as number;
      const ps = slack[c] as number;
      const a = points.affinity[pa] as number;
      const s = ps < 0 ? 0 : (points.slack[ps] as number);
      dLevel[m]! += d;
      dCentre[m]! -= d * bA;
      dAffinity[pa]! += d * (bA + bX * s);
      if (ps >= 0) dSlack[ps]! += d * (bS + bX * a);
      byAffinity += d * (a - (centre[m] as number));
      bySlack += d * s;
      byProduct += d * a * s;
    }
    gradient[at.affinity]! += byAffinity;
    gradient[at.slack]! += bySlack;
    gradient[at.product]! += byProduct;
  }

  private findMeans(position: Float64Array, affinity: Float64Array): void {
    const { centre } = this;
    centre.fill(0);
    for (const { data } of this.series) {
      const { member, affinity: point } = data;
      for (let c = 0; c < member.length; c++)
        centre[member[c] as number]! += affinity[point[c] as number] as number;
    }
    for (let m = 0; m < centre.length; m++) {
      centre[m]! /= this.count[m] as number;
      this.mean[m] =
        (position[this.at.intercept] as number) +
        (position[this.at.affinity] as number) * (centre[m] as number);
    }
  }
}
