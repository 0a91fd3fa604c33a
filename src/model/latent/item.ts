import type { ItemData } from './data.js';
import type { Group } from './group.js';
import { LIKELIHOOD } from './likelihood-table.js';
import type { Likelihood } from './likelihoods/likelihood.js';
import type { Layout } from './parameters.js';

/** From this many states on, what is peculiar to item and state is sampled as a level, below it as a standard normal. */
const CENTRED_FROM = 30;

/**
 * An item in the model. The predictor of a cell is
 *   intercept + version shift + direction x loading(version) x axis value + what its group sees of the state
 *   + what is peculiar to the item and the state,
 * the last N(0, sigma): without it, a lasting oddity of one item (a state that votes with the actor and is otherwise far) would
 * be read as the axis itself, with false certainty. Items of one group of sources share a factor of the state beside the axis (the
 * general assembly, the prominence in state media), so that the axis is what unlike sources have in common. Loadings are
 * positive; a version's loading is linked to the first's.
 */
export class Item {
  readonly likelihood: Likelihood;
  readonly predictor: Float64Array;
  private readonly dPredictor: Float64Array;
  private readonly own: Float64Array;
  private readonly dOwn: Float64Array;
  private readonly at: Readonly<
    Record<'intercept' | 'loading' | 'group' | 'shift' | 'link' | 'sigma' | 'own', number>
  >;
  private level = 0;
  /** Walks that have cells, and per cell the index among them. */
  readonly walks: Int32Array;
  private readonly member: Int32Array;
  private readonly cellsOf: Int32Array;
  private readonly centre: Float64Array;
  private readonly dCentre: Float64Array;
  private readonly loadings: Float64Array;
  private readonly dLoadings: Float64Array;
  private readonly centred: boolean;
  private readonly peculiar: boolean;

  constructor(
    readonly data: ItemData,
    layout: Layout,
    private readonly group: Group | null,
  ) {
    const { id, versions, cells } = data;
    this.likelihood = LIKELIHOOD[data.likelihood](data);
    const n = cells.value.length;
    this.walks = Int32Array.from(new Set(data.walk)).sort();
    const index = new Map([...this.walks].map((walk, i) => [walk, i]));
    this.member = Int32Array.from(data.walk, (walk) => index.get(walk) as number);
    this.cellsOf = new Int32Array(this.walks.length);
    for (const m of this.member) this.cellsOf[m]! += 1;
    this.peculiar = this.cellsOf.some((count) => count > 1);
    this.centred = this.peculiar && this.walks.length >= CENTRED_FROM;
    const intercept = layout.scalar(`${id}.intercept`, 0, 1.5);
    const loading = layout.scalar(`${id}.log_loading`, -0.3, 0.5);
    const groupLoading = group ? layout.scalar(`${id}.log_group_loading`, -0.3, 0.5) : -1;
    const shift = layout.scalars.length;
    for (const version of versions.slice(1)) layout.scalar(`${id}.shift.${version}`, 0, 1);
    const link = layout.scalars.length;
    for (const version of versions.slice(1)) layout.scalar(`${id}.link.${version}`, 0, 1);
    const sigma = this.peculiar ? layout.scalar(`${id}.log_sigma`, Math.log(0.5), 0.5) : -1;
    const own = layout.scalars.length;
    for (const { name, mean, sd } of this.likelihood.own) layout.scalar(`${id}.${name}`, mean, sd);
    this.at = { intercept, loading, group: groupLoading, shift, link, sigma, own };
    this.predictor = new Float64Array(n);
    this.dPredictor = new Float64Array(n);
    this.own = new Float64Array(this.likelihood.own.length);
    this.dOwn = new Float64Array(this.likelihood.own.length);
    this.centre = new Float64Array(this.walks.length);
    this.dCentre = new Float64Array(this.walks.length);
    this.loadings = new Float64Array(versions.length);
    this.dLoadings = new Float64Array(versions.length);
  }

  /** Called once all scalars are laid out. */
  placeBlocks(layout: Layout): void {
    if (this.peculiar) this.level = layout.block(`${this.data.id}.state`, this.walks.length);
  }

  /** Fills the predictors from a position and the points of the axis. */
  predict(position: Float64Array, x: Float64Array): void {
    const { at, data, loadings } = this;
    const { direction, point, cells } = data;
    this.own.set(position.subarray(at.own, at.own + this.own.length));
    const log = position[at.loading] as number;
    for (let v = 0; v < loadings.length; v++)
      loadings[v] =
        direction * Math.exp(log + (v === 0 ? 0 : VERSION_SPREAD * (position[at.link + v - 1] as number)));
    const intercept = position[at.intercept] as number;
    const sigma = this.peculiar ? Math.exp(position[at.sigma] as number) : 0;
    const shared = this.group ? direction * Math.exp(position[at.group] as number) : 0;
    if (this.centred) this.findCentres(x);
    for (let c = 0; c < point.length; c++) {
      const v = cells.version[c] as number;
      const m = this.member[c] as number;
      const value = x[point[c] as number] as number;
      const shift = v === 0 ? 0 : (position[at.shift + v - 1] as number);
      const slope = loadings[v] as number;
      this.predictor[c] = this.centred
        ? (position[this.level + m] as number) + shift + slope * (value - (this.centre[m] as number))
        : intercept +
          shift +
          slope * value +
          (this.group ? shared * this.group.at(position, this.walks[m] as number) : 0) +
          (this.peculiar ? sigma * (position[this.level + m] as number) : 0);
    }
  }

  /** Log density of the cells and of what is peculiar to states; adds to the gradient by position and by point. */
  logDensity(position: Float64Array, x: Float64Array, gradient: Float64Array, dx: Float64Array): number {
    this.predict(position, x);
    const { at, data, dPredictor, dOwn, dLoadings, dCentre } = this;
    const { point, cells } = data;
    dPredictor.fill(0);
    dOwn.fill(0);
    dLoadings.fill(0);
    dCentre.fill(0);
    let log = this.likelihood.logDensity(this.predictor, this.own, dPredictor, dOwn);
    for (let i = 0; i < dOwn.length; i++) gradient[at.own + i]! += dOwn[i] as number;
    const sigma = this.peculiar ? Math.exp(position[at.sigma] as number) : 0;
    const shared = this.group ? data.direction * Math.exp(position[at.group] as number) : 0;
    let dIntercept = 0;
    let dSigma = 0;
    let dShared = 0;
    for (let c = 0; c < point.length; c++) {
      const d = dPredictor[c] as number;
      const v = cells.version[c] as number;
      const m = this.member[c] as number;
      const p = point[c] as number;
      const slope = this.loadings[v] as number;
      if (v > 0) gradient[at.shift + v - 1]! += d;
      dx[p]! += d * slope;
      if (this.centred) {
        gradient[this.level + m]! += d;
        dCentre[m]! -= d * slope;
        dLoadings[v]! += d * ((x[p] as number) - (this.centre[m] as number));
      } else {
        dIntercept += d;
        dLoadings[v]! += d * (x[p] as number);
        if (this.group) {
          const walk = this.walks[m] as number;
          dShared += d * this.group.at(position, walk);
          this.group.add(gradient, walk, d * shared);
        }
        if (this.peculiar) {
          const z = position[this.level + m] as number;
          gradient[this.level + m]! += d * sigma;
          dSigma += d * sigma * z;
        }
      }
    }
    if (this.centred) {
      log += this.levelDensity(position, gradient);
      for (let c = 0; c < point.length; c++) {
        const m = this.member[c] as number;
        dx[point[c] as number]! += (dCentre[m] as number) / (this.cellsOf[m] as number);
      }
    } else {
      gradient[at.intercept]! += dIntercept;
      if (this.group) gradient[at.group]! += dShared * shared;
      if (this.peculiar) {
        gradient[at.sigma]! += dSigma;
        for (let m = 0; m < this.walks.length; m++) {
          const z = position[this.level + m] as number;
          log -= 0.5 * z * z;
          gradient[this.level + m]! -= z;
        }
      }
    }
    for (let v = 0; v < dLoadings.length; v++) {
      const d = (dLoadings[v] as number) * (this.loadings[v] as number);
      gradient[at.loading]! += d;
      if (v > 0) gradient[at.link + v - 1]! += d * VERSION_SPREAD;
    }
    return log;
  }

  /** Levels ~ N(intercept + direction x (loading x mean axis value over the state's cells + the group's factor), sigma). */
  private levelDensity(position: Float64Array, gradient: Float64Array): number {
    const { at } = this;
    const logSigma = position[at.sigma] as number;
    const precision = Math.exp(-2 * logSigma);
    const intercept = position[at.intercept] as number;
    const slope = this.loadings[0] as number;
    const { group } = this;
    const shared = group ? this.data.direction * Math.exp(position[at.group] as number) : 0;
    let log = -this.walks.length * logSigma;
    let dSigma = -this.walks.length;
    let dShared = 0;
    for (let m = 0; m < this.walks.length; m++) {
      const walk = this.walks[m] as number;
      const factor = group ? group.at(position, walk) : 0;
      const difference =
        (position[this.level + m] as number) -
        intercept -
        slope * (this.centre[m] as number) -
        shared * factor;
      const d = difference * precision;
      log -= 0.5 * difference * d;
      dSigma += difference * d;
      gradient[this.level + m]! -= d;
      gradient[at.intercept]! += d;
      this.dCentre[m]! += d * slope;
      this.dLoadings[0]! += d * (this.centre[m] as number);
      if (group) {
        dShared += d * factor;
        group.add(gradient, walk, d * shared);
      }
    }
    if (group) gradient[at.group]! += dShared * shared;
    gradient[at.sigma]! += dSigma;
    return log;
  }

  private findCentres(x: Float64Array): void {
    this.centre.fill(0);
    for (let c = 0; c < this.data.point.length; c++)
      this.centre[this.member[c] as number]! += x[this.data.point[c] as number] as number;
    for (let m = 0; m < this.centre.length; m++) this.centre[m]! /= this.cellsOf[m] as number;
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

/** Spread of the loadings of later versions around the first's, on the log scale. */
const VERSION_SPREAD = 0.25;
