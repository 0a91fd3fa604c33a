import { Alignment } from './alignment.js';
import { Coupled, type CouplingScalars } from './coupling.js';
import type { AxisData, LatentData } from './data.js';
import { Group } from './group.js';
import { HorseshoeWalks } from './horseshoe-walks.js';
import { Item } from './item.js';
import { type AxisPoints, Outcome } from './outcome.js';
import { Layout } from './parameters.js';
import { roughPrecision } from './rough-precision.js';
import { type WalkCoordinates, WhitenedWalks } from './walk-coordinates.js';
import { Whitening } from './whitening.js';

/** Prior median of a walk's step over a half-year: 0.2 of the first period's standard deviation in a year. */
export const STEP = 0.2 / Math.SQRT2;

/** Prior standard deviation, about zero, of the inverse hyperbolic tangent of a correlation of the axes. */
export const CORRELATION_SD = 0.6;

/**
 * The latent model as one function of a position: priors, walks, items and outcomes. Axis 0 is affinity, axis 1 (where any
 * item measures it) slack, whose walks hang on those of affinity; further axes walk alone.
 */
export class LatentModel {
  readonly layout = new Layout();
  readonly items: readonly Item[];
  readonly outcomes: readonly Outcome[];
  readonly groups: readonly Group[];
  /** Values of the axes at the last position seen, by point. */
  readonly x: readonly Float64Array[];
  private readonly dx: readonly Float64Array[];
  private readonly coordinates: readonly WalkCoordinates[];
  private readonly alignments: readonly Alignment[];
  /** The last position seen with scalars as the model means them. */
  private readonly natural: Float64Array;
  private readonly offsets: readonly number[];
  private readonly tau: readonly number[];
  private readonly start: number = -1;
  private readonly shock: number = -1;
  private readonly coupled: Coupled | null;
  /** Walks as they are sampled; of a coupled axis they are its own part only. */
  private readonly own: readonly Float64Array[];
  private readonly dOwn: readonly Float64Array[];

  /**
   * `reference` gives rough posterior values of the scalars, by default their prior means, `rests` those of {@link rests}. They shape
   * the coordinates of walks and levels and so the cost of sampling, never the density of anything.
   */
  constructor(
    readonly data: LatentData,
    reference?: ArrayLike<number>,
    rests?: readonly Float64Array[],
  ) {
    const { axes } = data;
    const { layout } = this;
    this.tau = axes.map(({ name }) => layout.scalar(`${name}.log_step`, Math.log(STEP), 0.5));
    const [first, second] = axes;
    this.coupled = first && second?.name === 'slack' ? new Coupled(first, second) : null;
    if (this.coupled) {
      this.start = layout.scalar('stock_correlation.atanh', 0, CORRELATION_SD);
      this.shock = layout.scalar('shock_correlation.atanh', 0, CORRELATION_SD);
    }
    const groups = groupsOf(data);
    this.groups = [...groups.values()];
    this.items = data.items.map(
      (item) => new Item(item, layout, item.group === null ? null : (groups.get(item.group) ?? null)),
    );
    this.outcomes = data.outcomes.map((outcome) => new Outcome(outcome, layout));
    const values = reference ?? layout.scalars.map(({ mean }) => mean);
    this.offsets = axes.map(({ name, time }) => layout.block(name, time.length));
    const horseshoe = data.innovations === 'horseshoe';
    const locals = axes.map(({ name, time }) =>
      horseshoe ? layout.block(`${name}.local`, time.length) : -1,
    );
    for (const group of this.groups) group.placeBlocks(layout);
    const known = rests?.slice();
    for (const item of this.items) item.placeBlocks(layout, values, known?.shift());
    for (const outcome of this.outcomes)
      outcome.placeBlocks(layout, values, known?.splice(0, outcome.series.length));
    this.x = axes.map(({ time }) => new Float64Array(time.length));
    this.dx = axes.map(({ time }) => new Float64Array(time.length));
    this.own = this.x.map((x, a) => (a === 1 && this.coupled ? new Float64Array(x.length) : x));
    this.dOwn = this.dx.map((dx, a) => (a === 1 && this.coupled ? new Float64Array(dx.length) : dx));
    this.coordinates = axes.map((axis, a): WalkCoordinates => {
      const offset = this.offsets[a] as number;
      if (data.innovations === 'horseshoe') return new HorseshoeWalks(axis, offset, locals[a] as number);
      const items = this.items.filter(({ data: item }) => item.axis === a);
      const logStep = values[this.tau[a] as number] as number;
      const whitening = new Whitening(axis, roughPrecision(axis, items, Math.exp(logStep), values));
      return new WhitenedWalks(axis, offset, whitening, logStep, data.innovations);
    });
    this.alignments = axes.map((axis, a) => {
      const items = this.items.filter(({ data: item }) => item.axis === a);
      return new Alignment(
        axis,
        [...items, ...(a === 0 ? this.outcomes : [])].map(({ aligned }) => aligned),
      );
    });
    this.natural = new Float64Array(layout.dimension);
  }

  /** Values of the scalars at the last position seen. */
  get scalars(): Float64Array {
    return this.natural.subarray(0, this.layout.scalars.length);
  }

  /** What of each predictor is not the level of a state, as of the last prediction: by item, then by series of the outcomes. */
  get rests(): Float64Array[] {
    return [...this.items.map(({ rest }) => rest), ...this.outcomes.flatMap(({ rests }) => rests)];
  }

  get dimension(): number {
    return this.layout.dimension;
  }

  readonly logDensity = (position: Float64Array, gradient: Float64Array): number => {
    gradient.fill(0);
    this.open(position);
    const { natural } = this;
    for (const dx of [...this.dx, ...this.dOwn]) dx.fill(0);
    let log = this.layout.addPriors(natural, gradient);
    for (const item of this.items) {
      const a = item.data.axis;
      log += item.logDensity(natural, this.x[a] as Float64Array, gradient, this.dx[a] as Float64Array);
    }
    for (const group of this.groups) log += group.pullBack(natural, gradient);
    for (const item of this.items) item.close(gradient, this.dx[item.data.axis] as Float64Array);
    for (const outcome of this.outcomes) log += outcome.logDensity(natural, this.points(), gradient);
    this.alignments.forEach((alignment, a) => {
      alignment.pullBack(natural, gradient, this.dx[a] as Float64Array);
    });
    this.splitAxes(position, gradient);
    return log + this.walks(position, gradient);
  };

  /** Walks, scalars, what items say before their levels, and the factors of groups. */
  private open(position: Float64Array): void {
    this.placeWalks(position);
    this.align(position, 'place');
    this.observe();
    for (const group of this.groups) group.place(this.natural);
  }

  private align(position: Float64Array, way: 'place' | 'locate'): void {
    this.natural.set(position);
    this.alignments.forEach((alignment, a) => {
      alignment[way](this.natural, this.x[a] as Float64Array);
    });
  }

  private observe(): void {
    for (const group of this.groups) group.clear();
    for (const item of this.items) item.open(this.natural, this.x[item.data.axis] as Float64Array);
  }

  /** Log density of the walks as they are sampled; brings all derivatives down to the coordinates. */
  private walks(position: Float64Array, gradient: Float64Array): number {
    let log = 0;
    this.coordinates.forEach((coordinates, a) => {
      const tau = this.tau[a] as number;
      const [x, dx] = [this.own[a] as Float64Array, this.dOwn[a] as Float64Array];
      const walks = coordinates.pullBack(position, x, dx, gradient, position[tau] as number);
      log += walks.log;
      gradient[tau]! += walks.dLogTau;
    });
    return log;
  }

  /** Passes derivatives by a coupled axis on to the first axis and its own walks. */
  private splitAxes(position: Float64Array, gradient: Float64Array): void {
    if (!this.coupled) return;
    const scalars = this.couplingAt(position);
    const [first, own] = [this.x[0] as Float64Array, this.own[1] as Float64Array];
    const [dFirst, dSecond] = this.dx as [Float64Array, Float64Array];
    this.coupled.pullBack(first, own, dSecond, dFirst, this.dOwn[1] as Float64Array, scalars);
    gradient[this.start]! += scalars.dStart;
    gradient[this.shock]! += scalars.dShock;
    gradient[this.tau[0] as number]! += scalars.dLogTauFirst;
    gradient[this.tau[1] as number]! += scalars.dLogTauSecond;
  }

  private couplingAt(position: Float64Array): CouplingScalars {
    const [first, second] = this.tau as [number, number];
    return {
      start: position[this.start] as number,
      shock: position[this.shock] as number,
      logTauFirst: position[first] as number,
      logTauSecond: position[second] as number,
      dStart: 0,
      dShock: 0,
      dLogTauFirst: 0,
      dLogTauSecond: 0,
    };
  }

  /**
   * The position of a draw in coordinates that do not depend on data: as a position, with the points of the walks (of a coupled axis
   * its own part) and the standardised levels at the places of what the sampler moves. {@link drawPrior} gives such draws.
   */
  locate(standard: Float64Array): Float64Array {
    const position = standard.slice();
    this.coordinates.forEach((coordinates, a) => {
      const offset = this.offsets[a] as number;
      const points = standard.slice(offset, offset + (this.own[a] as Float64Array).length);
      coordinates.locate(standard, points, position, standard[this.tau[a] as number] as number);
    });
    this.placeWalks(position);
    this.natural.set(position);
    for (const group of this.groups) group.take(position);
    this.observe();
    for (const item of this.items) item.locate(position);
    for (const outcome of this.outcomes) outcome.locate(position, this.points());
    for (const group of this.groups) group.locate(position);
    return this.locateScalars(position);
  }

  /** Coordinates of scalars from their values, in place, at the walks of the position. */
  locateScalars(position: Float64Array): Float64Array {
    this.placeWalks(position);
    this.align(position, 'locate');
    position.set(this.scalars);
    return position;
  }

  /** Log density of the cells alone, up to a constant of the data, as of the last prediction. */
  logLikelihood(): number {
    const series = [...this.items, ...this.outcomes.flatMap((outcome) => outcome.series)];
    return series.reduce((sum, one) => sum + one.logLikelihood(), 0);
  }

  /** Fills axis values, scalars and all predictors from a position, without densities. */
  predict(position: Float64Array): void {
    this.open(position);
    for (const item of this.items) item.predict(this.natural, this.x[item.data.axis] as Float64Array);
    for (const outcome of this.outcomes) outcome.predict(this.natural, this.points());
  }

  /** Log rate of a member of an outcome over that of a state at the mean of both axes, as of the last prediction. */
  relativeRate(outcome: Outcome, member: number, affinity: number, slack: number): number {
    return outcome.relativeRate(this.natural, member, affinity, slack);
  }

  private placeWalks(position: Float64Array): void {
    this.coordinates.forEach((coordinates, a) => {
      coordinates.toPoints(position, this.own[a] as Float64Array, position[this.tau[a] as number] as number);
    });
    if (this.coupled) {
      const [first, second] = this.x as [Float64Array, Float64Array];
      this.coupled.toPoints(first, this.own[1] as Float64Array, second, this.couplingAt(position));
    }
  }

  private points(): AxisPoints {
    return {
      affinity: this.x[0] as Float64Array,
      slack: this.x[1] ?? NONE,
      dAffinity: this.dx[0] as Float64Array,
      dSlack: this.dx[1] ?? NONE,
    };
  }
}

/** Factors of groups with at least two items on one axis. */
export function groupsOf({ items, axes }: LatentData): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { group, axis } of items) {
    const members = items.filter((item) => item.group === group && item.axis === axis);
    if (group !== null && members.length > 1) groups.set(group, new Group(group, axes[axis] as AxisData));
  }
  return groups;
}

const NONE = new Float64Array(0);
