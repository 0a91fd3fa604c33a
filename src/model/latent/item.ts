import type { Aligned } from './alignment.js';
import type { ItemData } from './data.js';
import type { Group } from './group.js';
import { Levels, SPREAD } from './levels.js';
import { LIKELIHOOD } from './likelihood-table.js';
import type { Likelihood } from './likelihoods/likelihood.js';
import type { Layout } from './parameters.js';
import { ITEM_PRIORS } from './priors.js';
import { type RoughLevels, roughLevels } from './rough-levels.js';
import { Shifts } from './shifts.js';

/** Spread of the loadings of later versions around the first's, on the log scale. */
const VERSION_SPREAD = 0.25;

/**
 * An item in the model. The predictor of a cell is
 *   level of the state + version shift + direction x loading(version) x (axis value - its mean over the state's cells),
 *   level = intercept + direction x (loading x that mean + group loading x the group's factor of the state) + sigma x Student-t(4).
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
  readonly own: Float64Array;
  private readonly dOwn: Float64Array;
  private readonly at: Readonly<Record<'intercept' | 'loading' | 'group' | 'link' | 'sigma' | 'own', number>>;
  private start = 0;
  private rough: RoughLevels;
  private levels: Levels;
  private readonly shifts: Shifts;
  /** Walks that have cells, and per cell the index among them. */
  private readonly walks: Int32Array;
  private readonly member: Int32Array;
  private readonly cellsOf: Int32Array;
  private readonly centre: Float64Array;
  private readonly dCentre: Float64Array;
  /** Where the axis alone puts the level, and with the factor of the group. */
  private readonly base: Float64Array;
  private readonly mean: Float64Array;
  private readonly dMean: Float64Array;
  private readonly loadings: Float64Array;
  private readonly dLoadings: Float64Array;
  private readonly peculiar: boolean;
  /** Sigma and the signed loading on the group's factor, as of the last {@link open}; 0 where there is none. */
  private sigma = 0;
  private shared = 0;

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
    const prior = (name: string, { mean, sd }: { mean: number; sd: number }) =>
      layout.scalar(`${id}.${name}`, mean, sd);
    const intercept = prior('intercept', ITEM_PRIORS.intercept);
    const loading = prior('log_loading', ITEM_PRIORS.logLoading);
    const groupLoading = group ? prior('log_group_loading', ITEM_PRIORS.logLoading) : -1;
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
    this.base = new Float64Array(this.walks.length);
    [this.loadings, this.dLoadings] = arrays(versions.length);
    this.rough = roughLevels([], this.walks.length, ITEM_PRIORS.intercept);
    this.levels = new Levels(this.rough);
  }

  /** Called once all scalars are laid out; reference values, and those of {@link rest} where known, decide the coordinates of the levels. */
  placeBlocks(layout: Layout, reference: ArrayLike<number>, known?: Float64Array): void {
    if (!this.peculiar) return;
    const { at, data, likelihood, member } = this;
    this.start = layout.block(`${data.id}.state`, this.walks.length);
    const { own, sigma, factor, loading } = this.reference(reference);
    this.shifts.place(reference);
    const rest = known ?? Float64Array.from(data.cells.version, (v) => this.shifts.value[v] as number);
    this.rough = roughLevels([{ likelihood, own, rest, member }], this.walks.length, {
      mean: reference[at.intercept] as number,
      sd: Math.hypot(sigma, factor, loading),
    });
    this.levels = new Levels(this.rough);
  }

  /** Scalars that move with the axis as a whole. */
  get aligned(): Aligned {
    const { at, data } = this;
    return { intercept: at.intercept, slope: at.loading, logarithmic: true, direction: data.direction };
  }

  /** Where the axis puts each state's level, and what its cells say of the group's factor. */
  open(position: Float64Array, x: Float64Array): void {
    const { at, data, loadings } = this;
    this.own.set(position.subarray(at.own, at.own + this.own.length));
    const log = position[at.loading] as number;
    for (let v = 0; v < loadings.length; v++)
      loadings[v] = data.direction * Math.exp(log + this.linkOf(position, v));
    this.sigma = this.peculiar ? Math.exp(position[at.sigma] as number) : 0;
    this.shared = this.group ? data.direction * Math.exp(position[at.group] as number) : 0;
    this.shifts.place(position);
    this.findMeans(position, x);
    if (this.group && this.peculiar) this.tell(this.group);
  }

  private tell(group: Group): void {
    const { walks, base, shared, sigma } = this;
    const { estimate, information } = this.rough;
    for (let m = 0; m < base.length; m++) {
      const said = information[m] as number;
      if (said === 0) continue;
      const residual = (estimate[m] as number) - (base[m] as number);
      group.observe(walks[m] as number, shared, residual, sigma, 1 / said);
    }
  }

  /** Fills the predictors from a position and the points of the axis, once the factors are placed. */
  predict(position: Float64Array, x: Float64Array): void {
    const { data, loadings, levels, centre, member, predictor } = this;
    const { point, cells } = data;
    const { version } = cells;
    this.addFactor();
    if (this.peculiar) levels.place(position, this.start, this.mean, this.sigma);
    else levels.value.set(this.mean);
    const [level, shift] = [levels.value, this.shifts.value];
    for (let c = 0; c < point.length; c++) {
      const v = version[c] as number;
      const m = member[c] as number;
      const change = (x[point[c] as number] as number) - (centre[m] as number);
      predictor[c] = (level[m] as number) + (shift[v] as number) + (loadings[v] as number) * change;
    }
  }

  private addFactor(): void {
    const { group, mean, base } = this;
    mean.set(base);
    if (group)
      for (let m = 0; m < mean.length; m++)
        mean[m]! += this.shared * (group.value[this.walks[m] as number] as number);
  }

  /** What of each predictor is not the level of the state, as of the last prediction. */
  get rest(): Float64Array {
    return this.predictor.map((eta, c) => eta - (this.levels.value[this.member[c] as number] as number));
  }

  /** Levels by walk that has cells, as of the last prediction; none where level and noise of a cell are one thing. */
  get level(): Float64Array {
    return this.peculiar ? this.levels.value : new Float64Array(0);
  }

  /** Coordinates of levels from their standardised distances from the mean, in place, at the factors as they stand. */
  locate(position: Float64Array): void {
    this.addFactor();
    if (this.peculiar) this.levels.locate(position, this.start, this.mean, this.sigma);
  }

  /** Log density of the cells alone at the current predictors. */
  logLikelihood(): number {
    return this.likelihood.logDensity(this.predictor, this.own, this.dPredictor, this.dOwn);
  }

  /** Log density of the cells and the levels; adds to the gradient by position and by point, and to the derivatives by factor. */
  logDensity(position: Float64Array, x: Float64Array, gradient: Float64Array, dx: Float64Array): number {
    this.predict(position, x);
    const { at, data, dPredictor, dOwn, dLoadings, dCentre, dMean, loadings, centre, member } = this;
    const { point, cells } = data;
    const { version } = cells;
    const { dValue: dLevel } = this.levels;
    const { dValue: dShift } = this.shifts;
    for (const array of [dPredictor, dOwn, dLoadings, dCentre, dMean, dShift, dLevel]) array.fill(0);
    const log = this.likelihood.logDensity(this.predictor, this.own, dPredictor, dOwn);
    for (let i = 0; i < dOwn.length; i++) gradient[at.own + i]! += dOwn[i] as number;
    for (let c = 0; c < point.length; c++) {
      const d = dPredictor[c] as number;
      const v = version[c] as number;
      const m = member[c] as number;
      const p = point[c] as number;
      const change = d * (loadings[v] as number);
      dShift[v]! += d;
      dLevel[m]! += d;
      dx[p]! += change;
      dCentre[m]! -= change;
      dLoadings[v]! += d * ((x[p] as number) - (centre[m] as number));
    }
    this.shifts.pullBack(gradient);
    const drawn = this.levelDensity(position, gradient);
    this.factorBack(gradient);
    return log + drawn;
  }

  /** Passes on what levels and factors say of where the axis puts each state; once the factors are pulled back. */
  close(gradient: Float64Array, dx: Float64Array): void {
    const { at, data, dLoadings, dCentre, loadings, member, cellsOf } = this;
    const { point } = data;
    if (this.group && this.peculiar) this.tellBack(this.group, gradient);
    this.meansBack(gradient);
    for (let m = 0; m < dCentre.length; m++) dCentre[m]! /= cellsOf[m] as number;
    for (let c = 0; c < point.length; c++) dx[point[c] as number]! += dCentre[member[c] as number] as number;
    for (let v = 0; v < dLoadings.length; v++) {
      const d = (dLoadings[v] as number) * (loadings[v] as number);
      gradient[at.loading]! += d;
      if (v > 0 && data.linked) gradient[at.link + v - 1]! += d * VERSION_SPREAD;
    }
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
    const drawn = levels.pullBack(position, this.start, this.mean, this.sigma, gradient, this.dMean);
    gradient[at.sigma]! += drawn.dLogSigma;
    return drawn.log;
  }

  /** Mean axis value over the cells of each state, and where it puts the level. */
  private findMeans(position: Float64Array, x: Float64Array): void {
    const { at, centre, base, data, member, cellsOf } = this;
    const { point } = data;
    const [intercept, loading] = [position[at.intercept] as number, this.loadings[0] as number];
    centre.fill(0);
    for (let c = 0; c < point.length; c++) centre[member[c] as number]! += x[point[c] as number] as number;
    for (let m = 0; m < centre.length; m++) {
      centre[m]! /= cellsOf[m] as number;
      base[m] = intercept + loading * (centre[m] as number);
    }
  }

  /** Passes the derivatives by the levels' means on to the factors and their loading. */
  private factorBack(gradient: Float64Array): void {
    const { group, dMean, at } = this;
    if (!group) return;
    for (let m = 0; m < dMean.length; m++) {
      const walk = this.walks[m] as number;
      const d = (dMean[m] as number) * this.shared;
      group.dValue[walk]! += d;
      gradient[at.group]! += d * (group.value[walk] as number);
    }
  }

  /** The reverse of {@link tell}. */
  private tellBack(group: Group, gradient: Float64Array): void {
    const { at, walks, base, shared, sigma } = this;
    const { estimate, information } = this.rough;
    for (let m = 0; m < base.length; m++) {
      const said = information[m] as number;
      if (said === 0) continue;
      const residual = (estimate[m] as number) - (base[m] as number);
      const told = group.tellBack(walks[m] as number, shared, residual, sigma, 1 / said);
      this.dMean[m]! -= told.dResidual;
      gradient[at.group]! += told.dLogSlope;
      gradient[at.sigma]! += told.dLogSigma;
    }
  }

  /** Passes the derivatives by where the axis puts the levels on. */
  private meansBack(gradient: Float64Array): void {
    const { at } = this;
    for (let m = 0; m < this.dMean.length; m++) {
      const d = this.dMean[m] as number;
      gradient[at.intercept]! += d;
      this.dCentre[m]! += d * (this.loadings[0] as number);
      this.dLoadings[0]! += d * (this.centre[m] as number);
    }
  }

  /** Loading, spread of what is peculiar, and Fisher information of the predictors at reference values of the scalars. */
  reference(scalars: ArrayLike<number>): {
    own: Float64Array;
    loading: number;
    sigma: number;
    factor: number;
    information: Float64Array;
  } {
    const { at } = this;
    const own = Float64Array.from(this.own, (_, i) => scalars[at.own + i] as number);
    return {
      own,
      loading: Math.exp(scalars[at.loading] as number),
      sigma: this.peculiar ? Math.exp(scalars[at.sigma] as number) : 0,
      factor: this.group ? Math.exp(scalars[at.group] as number) : 0,
      information: this.likelihood.information(own, this.member),
    };
  }

  /** Values of all cells drawn at the current predictors. */
  simulate(random: () => number): Float64Array {
    return this.likelihood.simulate(this.predictor, this.own, random);
  }
}
