import type { ItemData } from './data.js';
import type { Group } from './group.js';
import { Levels, SPREAD } from './levels.js';
import { LIKELIHOOD } from './likelihood-table.js';
import type { Likelihood } from './likelihoods/likelihood.js';
import type { Layout } from './parameters.js';
import { Shifts } from './shifts.js';

/** Spread of the loadings of later versions around the first's, on the log scale. */
const VERSION_SPREAD = 0.25;

/**
 * An item in the model. The predictor of a cell is
 *   level of the state + version shift + direction x loading(version) x (axis value - its mean over the state's cells),
 *   level ~ N(intercept + direction x (loading x that mean + group loading x the group's factor of the state), sigma).
 * Sigma is what is peculiar to item and state: without it, a lasting oddity of one item (a state that votes with the actor and
 * is otherwise far) would be read as the axis itself, with false certainty. Items of one group of sources share a factor of the
 * state, so that the axis is what unlike sources have in common. Loadings are positive; that of another instrument is linked to
 * the first's, occasions of one instrument share it.
 * Where no state has two cells, level and noise of a cell are one thing and sigma is left out.
 */
export class Item {
  readonly likelihood: Likelihood;
  readonly predictor: Float64Array;
  private readonly dPredictor: Float64Array;
  private readonly own: Float64Array;
  private readonly dOwn: Float64Array;
  private readonly at: Readonly<Record<'intercept' | 'loading' | 'group' | 'link' | 'sigma' | 'own', number>>;
  private start = 0;
  private levels: Levels;
  private readonly shifts: Shifts;
  /** Walks that have cells, and per cell the index among them. */
  private readonly walks: Int32Array;
  private readonly member: Int32Array;
  private readonly cellsOf: Int32Array;
  private readonly centre: Float64Array;
  private readonly dCentre: Float64Array;
  private readonly mean: Float64Array;
  private readonly dMean: Float64Array;
  private readonly loadings: Float64Array;
  private readonly dLoadings: Float64Array;
  private readonly peculiar: boolean;

  constructor(
    readonly data: ItemData,
    layout: Layout,
    private readonly group: Group | null,
  ) {
    const { id, versions, cells } = data;
    this.likelihood = LIKELIHOOD[data.likelihood](data);
    this.walks = Int32Array.from(new Set(data.walk)).sort();
    const index = new Map([...this.walks].map((walk, i) => [walk, i]));
    this.member = Int32Array.from(data.walk, (walk) => index.get(walk) as number);
    this.cellsOf = new Int32Array(this.walks.length);
    for (const m of this.member) this.cellsOf[m]! += 1;
    this.peculiar = this.cellsOf.some((count) => count > 1);
    const intercept = layout.scalar(`${id}.intercept`, 0, 1.5);
    const loading = layout.scalar(`${id}.log_loading`, -0.3, 0.5);
    const groupLoading = group ? layout.scalar(`${id}.log_group_loading`, -0.3, 0.5) : -1;
    this.shifts = new Shifts(id, versions, cells.version, layout);
    const link = layout.scalars.length;
    if (data.linked) for (const version of versions.slice(1)) layout.scalar(`${id}.link.${version}`, 0, 1);
    const sigma = this.peculiar ? layout.scalar(`${id}.log_sigma`, SPREAD.mean, SPREAD.sd) : -1;
    const own = layout.scalars.length;
    for (const { name, mean, sd } of this.likelihood.own) layout.scalar(`${id}.${name}`, mean, sd);
    this.at = { intercept, loading, group: groupLoading, link, sigma, own };
    const arrays = (n: number) => [new Float64Array(n), new Float64Array(n)] as const;
    [this.predictor, this.dPredictor] = arrays(cells.value.length);
    [this.own, this.dOwn] = arrays(this.likelihood.own.length);
    [this.centre, this.dCentre] = arrays(this.walks.length);
    [this.mean, this.dMean] = arrays(this.walks.length);
    [this.loadings, this.dLoadings] = arrays(versions.length);
    this.levels = new Levels(new Float64Array(this.walks.length), 0);
  }

  /** Called once all scalars are laid out; reference values decide the form of the levels. */
  placeBlocks(layout: Layout, reference: ArrayLike<number>): void {
    if (!this.peculiar) return;
    this.start = layout.block(`${this.data.id}.state`, this.walks.length);
    const { sigma, information } = this.reference(reference);
    const sums = new Float64Array(this.walks.length);
    this.member.forEach((m, c) => {
      sums[m]! += information[c] as number;
    });
    this.levels = new Levels(sums, sigma);
  }

  /** Fills the predictors from a position and the points of the axis. */
  predict(position: Float64Array, x: Float64Array): void {
    const { at, data, loadings, levels, centre, member } = this;
    const { direction, point, cells } = data;
    this.own.set(position.subarray(at.own, at.own + this.own.length));
    const log = position[at.loading] as number;
    for (let v = 0; v < loadings.length; v++)
      loadings[v] = direction * Math.exp(log + this.linkOf(position, v));
    this.shifts.place(position);
    this.findMeans(position, x);
    if (this.peculiar) levels.place(position, this.start, this.mean, Math.exp(position[at.sigma] as number));
    else levels.value.set(this.mean);
    for (let c = 0; c < point.length; c++) {
      const v = cells.version[c] as number;
      const m = member[c] as number;
      const change = (x[point[c] as number] as number) - (centre[m] as number);
      this.predictor[c] =
        (levels.value[m] as number) + (this.shifts.value[v] as number) + (loadings[v] as number) * change;
    }
  }

  /** Levels by walk that has cells, as of the last prediction; none where level and noise of a cell are one thing. */
  get level(): Float64Array {
    return this.peculiar ? this.levels.value : new Float64Array(0);
  }

  /** Coordinates of levels from their standardised distances from the mean, in place. */
  locate(position: Float64Array, x: Float64Array): void {
    this.predict(position, x);
    if (this.peculiar)
      this.levels.locate(position, this.start, this.mean, Math.exp(position[this.at.sigma] as number));
  }

  /** Log density of the cells alone at the current predictors. */
  logLikelihood(): number {
    return this.likelihood.logDensity(this.predictor, this.own, this.dPredictor, this.dOwn);
  }

  /** Log density of the cells and the levels; adds to the gradient by position and by point. */
  logDensity(position: Float64Array, x: Float64Array, gradient: Float64Array, dx: Float64Array): number {
    this.predict(position, x);
    const { at, data, dPredictor, dOwn, dLoadings, dCentre, dMean, levels, loadings, centre, member } = this;
    const { point, cells } = data;
    const { dValue: dShift } = this.shifts;
    for (const array of [dPredictor, dOwn, dLoadings, dCentre, dMean, dShift, levels.dValue]) array.fill(0);
    let log = this.likelihood.logDensity(this.predictor, this.own, dPredictor, dOwn);
    for (let i = 0; i < dOwn.length; i++) gradient[at.own + i]! += dOwn[i] as number;
    for (let c = 0; c < point.length; c++) {
      const d = dPredictor[c] as number;
      const v = cells.version[c] as number;
      const m = member[c] as number;
      const p = point[c] as number;
      const slope = loadings[v] as number;
      dShift[v]! += d;
      levels.dValue[m]! += d;
      dx[p]! += d * slope;
      dCentre[m]! -= d * slope;
      dLoadings[v]! += d * ((x[p] as number) - (centre[m] as number));
    }
    this.shifts.pullBack(gradient);
    log += this.levelDensity(position, gradient);
    this.meansBack(position, gradient);
    for (let c = 0; c < point.length; c++) {
      const m = member[c] as number;
      dx[point[c] as number]! += (dCentre[m] as number) / (this.cellsOf[m] as number);
    }
    for (let v = 0; v < dLoadings.length; v++) {
      const d = (dLoadings[v] as number) * (loadings[v] as number);
      gradient[at.loading]! += d;
      if (v > 0 && data.linked) gradient[at.link + v - 1]! += d * VERSION_SPREAD;
    }
    return log;
  }

  /** What a version adds to the log loading. */
  private linkOf(position: Float64Array, version: number): number {
    return version > 0 && this.data.linked
      ? VERSION_SPREAD * (position[this.at.link + version - 1] as number)
      : 0;
  }

  private levelDensity(position: Float64Array, gradient: Float64Array): number {
    const { levels, at } = this;
    if (!this.peculiar) {
      this.dMean.set(levels.dValue);
      return 0;
    }
    const sigma = Math.exp(position[at.sigma] as number);
    const { log, dLogSigma } = levels.pullBack(position, this.start, this.mean, sigma, gradient, this.dMean);
    gradient[at.sigma]! += dLogSigma;
    return log;
  }

  /** Mean axis value over the cells of each state, and the mean of its level. */
  private findMeans(position: Float64Array, x: Float64Array): void {
    const { at, centre, data, group } = this;
    centre.fill(0);
    for (let c = 0; c < data.point.length; c++)
      centre[this.member[c] as number]! += x[data.point[c] as number] as number;
    const shared = group ? data.direction * Math.exp(position[at.group] as number) : 0;
    for (let m = 0; m < centre.length; m++) {
      centre[m]! /= this.cellsOf[m] as number;
      const factor = group ? shared * group.at(position, this.walks[m] as number) : 0;
      this.mean[m] =
        (position[at.intercept] as number) + (this.loadings[0] as number) * (centre[m] as number) + factor;
    }
  }

  /** Passes the derivatives by the levels' means on. */
  private meansBack(position: Float64Array, gradient: Float64Array): void {
    const { at, group, data } = this;
    const shared = group ? data.direction * Math.exp(position[at.group] as number) : 0;
    for (let m = 0; m < this.dMean.length; m++) {
      const d = this.dMean[m] as number;
      gradient[at.intercept]! += d;
      this.dCentre[m]! += d * (this.loadings[0] as number);
      this.dLoadings[0]! += d * (this.centre[m] as number);
      if (group) {
        const walk = this.walks[m] as number;
        gradient[at.group]! += d * shared * group.at(position, walk);
        group.add(gradient, walk, d * shared);
      }
    }
  }

  /** Loading, spread of what is peculiar, and Fisher information of the predictors at reference values of the scalars. */
  reference(scalars: ArrayLike<number>): { loading: number; sigma: number; information: Float64Array } {
    const { at } = this;
    const own = Float64Array.from(this.own, (_, i) => scalars[at.own + i] as number);
    return {
      loading: Math.exp(scalars[at.loading] as number),
      sigma: this.peculiar ? Math.exp(scalars[at.sigma] as number) : 0,
      information: this.likelihood.information(own),
    };
  }

  /** Values of all cells drawn at the current predictors. */
  simulate(random: () => number): Float64Array {
    return this.likelihood.simulate(this.predictor, this.own, random);
  }
}
