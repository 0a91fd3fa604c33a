export * from './chain-types.js';
export * from './entity-types.js';
export * from './list-types.js';
export * from './money-types.js';

import type { StoredFlow } from './chain-types.js';
import type { EstimateRow, EstimateTopic, Network, NetworkCountry, Organ } from './money-types.js';

/** A state, by its ISO 3166-1 alpha-3 code, or a code that the pack declares for a group such as `ASEAN`. */
export type PartnerCode = string;

/** A date as a source gives it: `2021`, `2021-03` or `2021-03-19`. */
export type PartialDate = string;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** What an indicator measures: an item of an axis, or an outcome. Never both. */
export type Measure = 'affinity' | 'slack' | 'engagement' | 'revenue';
export const MEASURES = ['affinity', 'slack', 'engagement', 'revenue'] as const;

/** A state being ranked (`reported`) or one that only widens the comparison. */
export interface Partner {
  readonly code: PartnerCode;
  readonly iso2: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly reported: boolean;
}

/** Where facts were read. Reliability (A-F) belongs here; the credibility of one fact belongs to the evidence. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly language: string;
  /** Empty for a running record (a register, a roll call) and for what is only recalled. */
  readonly published: PartialDate;
  readonly accessed: PartialDate;
  readonly kind: string;
  readonly reliability: string;
  readonly status: 'read' | 'cited' | 'recalled';
  /** Sources that repeat one origin share a group and count once as support. */
  readonly group: string;
}

/** The value of one cell of a ledger's own columns. */
export type Cell = string | number | null;

/** One fact of a ledger: one row, with the day range its date allows and the day it was first published. */
export interface Evidence {
  readonly id: string;
  /** The ledger it stands in: `visits`, `relations`, ... */
  readonly ledger: string;
  readonly kind: string;
  /** Rows that report the same event share this id and count once. */
  readonly event: string;
  readonly source: string;
  readonly secondSource: string | null;
  readonly locator: string;
  readonly date: PartialDate;
  readonly dateEnd: PartialDate;
  readonly datePrecision: string;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly partner: PartnerCode;
  readonly summary: string;
  /** 1 (confirmed by independent sources) to 5 (improbable), 6 (cannot be judged). */
  readonly credibility: number;
  readonly note: string;
  /** The day by which the fact was public; null when neither a source nor the event gives one. */
  readonly published: Day | null;
  /** The ledger's own columns. */
  readonly own: Readonly<Record<string, Cell>>;
  readonly line: number;
}

/** A period in which events could not happen or be seen; silence inside it says nothing. */
export interface Closure {
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly source: string;
}

/** A time in which texts tell of a state, or of all, by other rules: compared with itself or not at all. */
export interface Window {
  readonly kind: 'mourning' | 'congress';
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  /** Null where it is about all states. */
  readonly partner: PartnerCode | null;
  readonly source: string;
}

/** How the brief tells what texts say. */
export interface MediaSpec {
  /** Times told side by side; null for all that was read as one. */
  readonly periods: readonly { readonly from: Day; readonly to: Day }[] | null;
  /** Formulas that mark a close relation; empty where the pack names none. */
  readonly close: readonly string[];
  /** What a reader of the error rates has to know; null for nothing. */
  readonly note: string | null;
}

/** How an indicator's value arises from its parts, which decides how sampling error is drawn. */
export type Estimate = 'count' | 'mean' | 'state';

/** A measurement rule: SQL over evidence, and what the result stands for. */
export interface Indicator {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly measure: Measure;
  /** 1: more of it means more of the measure; -1: less. */
  readonly direction: 1 | -1;
  /** For items of slack: what is on paper, or what is done. */
  readonly role: 'formal' | 'actual' | null;
  readonly unit: string;
  readonly estimate: Estimate;
  /** Other indicators whose evidence this one may share although one is an item and the other an outcome, and why. */
  readonly shares: Readonly<Record<string, string>>;
  readonly sql: string;
  readonly file: string;
}

/** How tiers are drawn: fixed before the run and printed with it. */
export interface TierRule {
  readonly measure: 'engagement';
  readonly maxTiers: number;
  /** A state stays unassigned below this tier probability. */
  readonly minProbability: number;
  /** A state stays unassigned below this many distinct events. */
  readonly minEvidence: number;
}

export interface Model {
  readonly seed: number;
  readonly draws: number;
  readonly tiers: TierRule;
  /** Null where the pack tests no hypotheses. */
  readonly hypotheses: HypothesisRules | null;
}

/** Rules of the tests of the thesis and of the back-test, fixed before the run. */
/** Rules of what is asked of the two axes. */
export interface AxisRules {
  /** Correlations and slopes up to here are too small to matter. */
  readonly correlationRope: number;
  readonly slopeRope: number;
  /** Posterior probability from which a statement holds. */
  readonly certainty: number;
}

export interface HypothesisRules {
  /** SHA-256 of the section as parsed; printed with every result. */
  readonly digest: string;
  /** A null falls when its p-value is below this. */
  readonly alpha: number;
  /** With less power than this, a null that stands decides nothing. */
  readonly minPower: number;
  /** Draws of each Monte Carlo test. */
  readonly draws: number;
  readonly stratified: StratifiedRules;
  readonly sequence: SequenceRules;
  readonly closures: ClosureRules;
  readonly forecasts: ForecastRules;
  /** Null where nothing is asked of the latent model. */
  readonly axes: AxisRules | null;
  /** Null where nothing is asked of the bodies of revenue networks. */
  readonly channels: ChannelRules | null;
  /** Null where nothing is asked of the gaps. */
  readonly form: FormRules | null;
}

/** Rules of what is asked of paper against fact. */
export interface FormRules {
  /** SHA-256 of this section with level and power. */
  readonly digest: string;
  /** Standard deviations, of every second state, that power is computed for. */
  readonly gap: number;
}

/** Rules of what is asked of the organs behind bodies of revenue networks. */
export interface ChannelRules {
  /** SHA-256 of this section with level and power; the rules of other tests do not depend on it. */
  readonly digest: string;
  /** First day of the delegations. */
  readonly from: Day;
  /** Odds of an organ where its institution has delegations, to elsewhere, that power is computed for. */
  readonly odds: number;
}

export interface StratifiedRules {
  readonly from: Day;
  /** From here on the trips count as recent in the comparison with habit. */
  readonly recent: Day;
  /** Years before `recent` that make the habit. */
  readonly beforeYears: number;
  /** Standard deviation of log rates up to which differences between states are too small to matter. */
  readonly rope: number;
  /** Rates of the states, in any order, that power is computed for. */
  readonly tiers: readonly number[];
  /** Concentration of a mild over-dispersion, for the rate of false alarms. */
  readonly overdispersion: number;
  /** States with a mission of the actor. */
  readonly missions: readonly PartnerCode[];
  /** Rows that say where there are missions. */
  readonly missionRows: readonly string[];
  /** Size and distance of each state; null where the pack holds none. */
  readonly gravity: {
    readonly sources: readonly string[];
    readonly states: Readonly<Record<PartnerCode, GravityRow>>;
  } | null;
}

/** Population in millions, and kilometres from the actor's capital. */
export interface GravityRow {
  readonly population: number;
  readonly distance: number;
}

export interface SequenceRules {
  readonly from: Day;
  /** Journeys of the same organ that begin at most so many days apart are one tour. */
  readonly tourGapDays: number;
  /** What counts as followed. */
  readonly withinDays: number;
  /** Share of party tours followed, that power is computed for. */
  readonly follow: number;
}

export interface ClosureRules {
  readonly from: Day;
  readonly to: Day;
  /** Missions abroad before the closures. */
  readonly stock: number;
  /** Missions in the region before the closures. */
  readonly regional: readonly PartnerCode[];
  /** Rows that say so. */
  readonly rows: readonly string[];
  /** Years before and after the closures whose trips are compared. */
  readonly years: number;
}

export interface ForecastRules {
  /** First year of the history that forecasts learn from. */
  readonly historyFrom: number;
  /** First year predicted. */
  readonly firstYear: number;
  /** Last year that the ledgers cover. */
  readonly lastYear: number;
  /** From here on the ledgers are dense enough to be judged apart. */
  readonly denseFrom: number;
  /** Years that the makers of the pack knew beforehand. */
  readonly retrodiction: readonly number[];
  /** A year counts if at least this share of it was open. */
  readonly minOpen: number;
  /** Weight of the last year in no-change; the rest is climatology, since no forecast may be certain. */
  readonly noChange: number;
  /** Yearly weights of the past that the pooled forecaster chooses from. */
  readonly decay: readonly number[];
  /** Strengths of pooling, in years, that it chooses from. */
  readonly strength: readonly number[];
}

/** What one test of the thesis says. */
export interface HypothesisResult {
  readonly id: string;
  readonly question: string;
  /** What is counted, and what is drawn again as a whole. */
  readonly unit: string;
  /** What would hold if the hypothesis did not. */
  readonly null: string;
  /** The name of the statistic. */
  readonly measure: string;
  readonly statistic: number | null;
  readonly interval: { readonly q5: number; readonly q95: number } | null;
  readonly p: number | null;
  /** Probability that the rule says supported, at this n, if the effect that the rules name is there. */
  readonly power: number | null;
  /** The same for an effect of half the strength. */
  readonly powerHalf: number | null;
  /** Probability that the rule says supported though the null holds but for mild over-dispersion. */
  readonly falseAlarm: number | null;
  readonly n: number;
  readonly verdict: Verdict;
  readonly reason: string;
  /** What evidence would settle it; empty where it is settled. */
  readonly wouldSettle: string;
  /** Further figures by name. */
  readonly details: Readonly<Record<string, number | null>>;
  readonly evidence: readonly string[];
  /** SHA-256 over the thresholds it was decided by, and the words and version of what was done with them. */
  readonly rules: string;
  /** What decides the verdict, in words; set once a test is done. */
  readonly rule?: { readonly version: number; readonly text: string };
}

/** Mean losses of one forecaster, lower is better; null where it could not predict. `ranked` is Brier for yes or no, RPS for counts. */
export interface LossRow {
  readonly forecaster: string;
  readonly title: string;
  readonly log: number | null;
  readonly ranked: number | null;
}

/** Skill of ours against a baseline, 1 - loss over loss, with a 90 % interval over years. */
export interface SkillRow {
  readonly against: string;
  readonly rule: 'log' | 'brier' | 'rps';
  readonly skill: number | null;
  /** Null with fewer than ten years. */
  readonly interval: { readonly q5: number; readonly q95: number } | null;
  readonly says: 'skill' | 'no skill' | 'worse' | 'no interval' | 'not compared';
}

/** Forecasts of some years and how they fared. */
export interface BacktestPart {
  readonly years: readonly number[];
  readonly forecasts: number;
  /** Forecasts whose event came. */
  readonly came: number;
  readonly scores: readonly LossRow[];
  readonly skill: readonly SkillRow[];
}

/** Events of the years predicted, and those published by the end of their year. */
export interface CoverageCount {
  readonly events: number;
  readonly inTime: number;
}

export interface BacktestTarget extends BacktestPart {
  readonly id: string;
  readonly title: string;
  readonly kind: 'binary' | 'count';
  /** The years since the ledgers are dense. */
  readonly dense: BacktestPart;
  /** Years whose events the makers of the pack knew. */
  readonly retrodiction: BacktestPart;
  readonly coverage: { readonly before: CoverageCount; readonly since: CoverageCount };
}

/** How often what was given a probability came true; `error` is the expected calibration error. */
export interface Calibration {
  readonly n: number;
  readonly error: number;
  readonly bins: readonly {
    readonly from: number;
    readonly to: number;
    readonly n: number;
    readonly mean: number;
    readonly observed: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** Forecasts made as of the past, and how they fared. */
export interface Backtest {
  readonly pack: string;
  readonly asOf: Day;
  readonly seed: number;
  /** Digest of the rules. */
  readonly rules: string;
  readonly targets: readonly BacktestTarget[];
  /** Of ours, over all questions of yes or no. */
  readonly calibration: Calibration;
}

/** What is expected of one state in the year of a forecast. */
export interface ForecastRow {
  readonly target: string;
  readonly partner: PartnerCode;
  /** Probability of an event, or the expected number. */
  readonly value: number;
  /** 90 % interval of that probability or rate. */
  readonly q5: number;
  readonly q95: number;
  /** Probabilities of 0, 1, ... by forecaster; null where it could not predict. */
  readonly predictions: Readonly<Record<string, readonly number[] | null>>;
}

/** A forecast as it is written down; `sha256` covers all the rest. */
export interface Forecast {
  readonly format: 1;
  readonly pack: string;
  /** Digest of the pack that it was made from. */
  readonly packDigest: string;
  readonly rules: string;
  readonly engine: string;
  readonly seed: number;
  /** Its time stamp: what was published later is not in it. */
  readonly asOf: Day;
  readonly year: number;
  readonly forecasts: readonly ForecastRow[];
  readonly sha256: string;
}

/** How a forecast fared, or why that cannot be said yet. */
export interface ForecastOutcome {
  readonly year: number;
  readonly asOf: Day;
  readonly sha256: string;
  /** Says so where the rules of the pack are no longer those that the forecast was made by; null where they are. */
  readonly otherRules: string | null;
  /** Null once the year can be judged. */
  readonly waiting: string | null;
  readonly targets: readonly {
    readonly id: string;
    readonly forecasts: number;
    readonly came: number;
    readonly scores: readonly LossRow[];
  }[];
}

/** How the cells of a series are distributed given its predictor; docs/method.md explains each. */
export const LIKELIHOODS = ['count', 'share', 'ordinal', 'binary', 'continuous', 'lag', 'list'] as const;
export type LikelihoodName = (typeof LIKELIHOODS)[number];

/** States that may share a place of a list: their orders are added up, two to this power of subsets. */
export const MOST_TIED = 8;

/** How often a coder sees a category that is there, and one that is not: counts of a gold. */
export interface CoderError {
  /** Truly there and coded so, and truly there and missed. */
  readonly hits: number;
  readonly misses: number;
  /** Not there and coded so, and not there and not coded so. */
  readonly falseAlarms: number;
  readonly rejections: number;
}

/** A series of cells that the latent model sees, and the query that makes them. */
export interface LatentSeries {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly likelihood: LikelihoodName;
  /** Of an ordinal series. */
  readonly categories: number;
  /** The category that rules coded, whose errors enter the likelihood. */
  readonly coder: { readonly variable: string; readonly category: string } | null;
  /** Series on the other side of the item/outcome divide whose evidence this one may share, and why. */
  readonly shares: Readonly<Record<string, string>>;
  readonly sql: string;
  readonly file: string;
}

/** Axes of the latent model. What stands on paper is recorded without error and needs no latent trait. */
export const LATENT_AXES = ['affinity', 'slack'] as const;
export type LatentAxis = (typeof LATENT_AXES)[number];

export interface LatentItem extends LatentSeries {
  readonly axis: LatentAxis;
  /** Items of one group of sources share a factor of the state beside the axis; null where an item stands alone. */
  readonly group: string | null;
  readonly direction: 1 | -1;
  /** Versions are other instruments, or occasions of one that share a loading. */
  readonly versions: 'instruments' | 'occasions';
}

export interface LatentOutcomeSeries extends LatentSeries {
  readonly outcome: 'engagement' | 'revenue';
  /** Sources see states unlike well; the versions are the sources. */
  readonly detected: boolean;
}

/** The latent model of a pack: what it sees, and how long it is drawn. */
export interface LatentSpec {
  readonly chains: number;
  readonly warmup: number;
  readonly draws: number;
  /** Mean acceptance that the step size aims at, 0 to 1. */
  readonly acceptance: number;
  readonly innovations: 'student' | 'normal' | 'horseshoe';
  /** States whose place on affinity is beyond doubt; a fit that puts them the other way round measures something else. */
  readonly anchors: { readonly high: readonly PartnerCode[]; readonly low: readonly PartnerCode[] };
  readonly items: readonly LatentItem[];
  readonly series: readonly LatentOutcomeSeries[];
}

/** One observed cell of a series; what value, size and noise are depends on the likelihood. */
export interface PanelCell {
  readonly series: string;
  readonly partner: PartnerCode;
  readonly day: Day;
  readonly version: string;
  readonly value: number;
  readonly size: number;
  readonly noise: number;
  readonly evidence: readonly string[];
}

/** How well chains mix at worst: R-hat, and effective sizes of bulk and tail (Vehtari et al. 2021). */
export interface MixingExtremes {
  readonly rhatMax: number;
  readonly essBulkMin: number;
  readonly essTailMin: number;
}

/** Whether chains have found the distribution they draw from; docs/method.md gives the limits. */
export interface FitDiagnostics extends MixingExtremes {
  /** Of parameters that no output reports; null where all are reported. */
  readonly nuisance: MixingExtremes | null;
  readonly divergences: number;
  readonly treeDepthSaturated: number;
  readonly ebfmiMin: number;
  /** What fails, in words; empty if the draws may be used. */
  readonly failed: readonly string[];
}

/** What is kept in sight of a fit that failed: of which cells it was, and how. */
export interface FailedFit {
  readonly digest: string;
  readonly diagnostics: FitDiagnostics;
}

/** One quantity of a fit, as `fit/summary.csv` has it. */
export interface FitQuantity {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
  readonly q5: number;
  readonly median: number;
  readonly q95: number;
  readonly rhat: number;
  readonly essBulk: number;
  readonly essTail: number;
}

/** Shape of the tail of importance weights up to which weighted draws may be used (Vehtari et al. 2024, section 3). */
export const KHAT_LIMIT = 0.7;

/** What becomes of a partner's tier when what one series records of it is left out, by weighing the draws anew. */
export interface LeftOut {
  readonly partner: PartnerCode;
  readonly series: string;
  /** Shape of the tail of the weights; above 0.7 the draws do not tell, and the rest is null. */
  readonly khat: number;
  readonly tier: number | null;
  /** Probability of the likeliest tier without it. */
  readonly probability: number | null;
  /** How far the mean of a measure moves, in its standard deviations; null for one that the partner does not have. */
  readonly engagement: number | null;
  readonly affinity: number | null;
  readonly slack: number | null;
}

/** What becomes of the partners when a series, a group of sources (`group:<name>`) or an anchor (`anchor:<CODE>`) is left out whole, by a fit without it. */
export interface LeftOutWhole {
  readonly without: string;
  readonly seed: number;
  readonly chains: number;
  /** Kept of each chain. */
  readonly draws: number;
  /** Of engagement by partner; of places on the axes as nuisance. Where anything failed no partner is told of. */
  readonly diagnostics: FitDiagnostics;
  /** Probability that the anchors that are left stand as they should; null where one has no cells left. */
  readonly anchored: number | null;
  readonly partners: readonly {
    readonly partner: PartnerCode;
    readonly tier: number | null;
    /** Probability of the likeliest tier without it. */
    readonly probability: number;
    /** Probability of the ranks of the tier that the shipped draws put the partner in: by them, and without. */
    readonly before: number;
    readonly after: number;
    /** How far the mean moves, in standard deviations of the shipped draws; null for what the partner does not have. */
    readonly engagement: number | null;
    readonly affinity: number | null;
    readonly slack: number | null;
  }[];
}

/** SHA-256 of the tables of a fit as they were written, hexadecimal. */
export interface FitHashes {
  readonly draws: string;
  readonly leftOut: string;
  readonly summary: string;
}

/** Draws of the latent model as a pack ships them, so that a build need not draw them again. */
export interface ShippedFit {
  /** Of everything that was fitted: cells, model, options and seed. */
  readonly digest: string;
  readonly seed: number;
  readonly chains: number;
  /** Kept of each chain. */
  readonly draws: number;
  readonly diagnostics: FitDiagnostics;
  readonly hashes: FitHashes;
  readonly quantities: readonly FitQuantity[];
  /** Some of the quantities, draw by draw, thinned. */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** The tier rule under which pieces were left out. */
  readonly tierRule: TierRule;
  readonly leftOut: readonly LeftOut[];
  /** Fits without a series, group or anchor, in the order of their names; those of another fit are refused. */
  readonly leftOutWhole: readonly LeftOutWhole[];
}

/** A known error of a row or source, repaired as data. */
export interface Correction {
  /** Id of a ledger row, or of a source to withdraw. */
  readonly row: string;
  /** What the file must still say; once it says something else the correction has expired. */
  readonly expect: Readonly<Record<string, string | number>>;
  /** New values by column; null withdraws the row. */
  readonly set: Readonly<Record<string, string | number>> | null;
  readonly reason: string;
  readonly date: Day;
  readonly line: number;
}

export const VERDICTS = ['supported', 'contradicted', 'imprecise', 'not_determined'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A sentence to check: its citations, and either a test or what is missing for one. */
export interface Claim {
  readonly id: string;
  /** With `{name}` where a computed value goes. */
  readonly sentence: string;
  readonly paragraph: string;
  readonly cites: readonly string[];
  readonly test:
    | {
        readonly kind: 'sql';
        readonly sql: string;
        readonly reasons: Readonly<Partial<Record<Verdict, string>>>;
      }
    | { readonly kind: 'open'; readonly missing: string };
  readonly line: number;
}

/** The name and the own columns of one ledger, as tables of the store have them. */
export interface LedgerTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'integer' | 'number' }[];
}

/** A state and a time that the brief tells with both sides of the gap dated. */
export interface Study {
  readonly title: string;
  readonly partner: PartnerCode;
  /** Null where it begins or ends with the period of the pack. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** What the brief tells of money among its findings: figures that others give, and bodies on record. */
export interface Topic {
  readonly title: string;
  /** Ids of estimates. */
  readonly estimates: readonly string[];
  /** Kinds of bodies of revenue networks. */
  readonly kinds: readonly string[];
}

/** What the makers of a pack know that its record lacks. */
export interface KnownHole {
  readonly text: string;
  /** Ledgers, indicators or series that lack it. */
  readonly affects: readonly string[];
}

/** Everything the maintainers of a pack decided, parsed and checked. */
export interface Pack {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly licence: string;
  readonly citation: string;
  readonly actor: { readonly code: PartnerCode; readonly name: string };
  readonly groups: Readonly<Record<string, string>>;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly closures: readonly Closure[];
  /** Last day to which a ledger was searched, by name; of others it is the as-of day. What is later is missing. */
  readonly searched: Readonly<Record<string, Day>>;
  readonly windows: readonly Window[];
  readonly studies: readonly Study[];
  readonly media: MediaSpec;
  readonly topics: readonly Topic[];
  readonly missing: readonly KnownHole[];
  readonly partners: readonly Partner[];
  readonly sources: readonly Source[];
  readonly evidence: readonly Evidence[];
  readonly ledgers: readonly LedgerTable[];
  /** Rows taken out by a correction, with the reason; kept so that they can be named. */
  readonly withdrawn: readonly { readonly id: string; readonly reason: string }[];
  readonly indicators: readonly Indicator[];
  readonly model: Model;
  /** The closed vocabulary of organs, and the bodies of revenue networks; empty where the pack has no such tables. */
  readonly organs: readonly Organ[];
  readonly networks: readonly Network[];
  readonly estimates: readonly EstimateRow[];
  /** Traces of value through transfers. */
  readonly flows: readonly StoredFlow[];
  /** Null where a pack has only the composite. */
  readonly latent: LatentSpec | null;
  /** Null where none is shipped. */
  readonly fit: ShippedFit | null;
  /** The last fit that failed its diagnostics, which stands beside and is used for nothing; null where there is none. */
  readonly failedFit: FailedFit | null;
  readonly claims: readonly Claim[];
  /** Null where the pack reads no text. */
  readonly codebook: Codebook | null;
  readonly codings: readonly CodedItem[];
  readonly coverage: readonly Coverage[];
  readonly people: HumanCodings | null;
  /** SHA-256 over the names and bytes of all files. */
  readonly digest: string;
}

/** The value of one indicator for one partner, and the events it was made of. */
export interface Observation {
  readonly id: string;
  readonly indicator: string;
  readonly partner: PartnerCode;
  readonly period: string;
  readonly value: number;
  /** Distinct events behind the value. */
  readonly n: number;
  readonly evidence: readonly string[];
  /** Further rows the value rests on without counting them, such as the act that answered an affair. */
  readonly consulted: readonly string[];
  /** One entry per event: what it adds to a count, or its value in a mean. */
  readonly parts: readonly number[];
  /** One entry per event: its weight in a mean. */
  readonly weights: readonly number[];
}

/** Median and 90 % interval of draws. */
export interface Interval {
  readonly median: number;
  readonly q5: number;
  readonly q95: number;
}

/** Draws of one measure for every reported partner: `values[partner][draw]`. */
export interface Draws {
  readonly measure: string;
  readonly partners: readonly PartnerCode[];
  readonly values: readonly Float64Array[];
}

/** The steps from a source to a sentence, in order. */
export const STAGES = [
  'source',
  'evidence',
  'organ',
  'body',
  'estimate',
  'flow',
  'observation',
  'scale',
  'axis',
  'draws',
  'tiering',
  'tier',
  'revenue',
  'gap',
  'hypothesis',
  'claim',
] as const;
export type Stage = (typeof STAGES)[number];

/** A thing of the lineage and what it was made from. Ids of derived things end in a digest of content and parents. */
export interface Node {
  readonly id: string;
  readonly stage: Stage;
  readonly label: string;
  readonly digest: string;
  readonly parents: readonly string[];
}

/** What a build is asked for beside the pack. */
export interface BuildOptions {
  /** Only what was published by this day is used. */
  readonly asOf: Day;
  readonly seed: number;
  /** Take the composite even where a fit of the latent model is at hand, to compare builds that cannot all have one. */
  readonly composite?: true;
  /** Make only standings and gaps, as a replay of many days shows, or the verdicts besides, as a what-if does. All else stays empty. */
  readonly only?: 'standings' | 'verdicts';
}

/** An interval as outputs carry it, with the number of distinct events behind it; null where nothing was observed. */
export interface Estimated {
  readonly median: number | null;
  readonly q5: number | null;
  readonly q95: number | null;
  readonly n: number;
}

/**
 * What a mark off the pattern of revenue is worth at the bounds of detection: it *holds* there, it *hangs* on detection, or revenue inside the
 * pattern would lie *above* it (were the state seen so much worse) or *below* it (so much better); else it is *inside* at both.
 */
export type AtBounds = 'holds' | 'hangs' | 'above' | 'below' | 'inside';

/** Where one partner stands: what `tierline tiers --json` prints per partner. */
export interface Standing {
  readonly id: string;
  readonly partner: PartnerCode;
  readonly name: string;
  readonly tier: number | null;
  readonly reason: string | null;
  readonly place: number;
  readonly tierProbabilities: Readonly<Record<string, number>>;
  readonly rankAcceptability: readonly number[];
  /** By other partner: probability that the engagement of this one is higher. */
  readonly above: Readonly<Record<PartnerCode, number>>;
  readonly affinity: Estimated;
  readonly slack: Estimated;
  readonly engagement: Estimated & { readonly spread: Readonly<Record<string, number | null>> };
  readonly revenue: Estimated & {
    readonly predicted: Omit<Estimated, 'n'>;
    readonly offPattern: boolean;
    /** Null by the composite, and where nothing is predicted. */
    readonly atBounds: AtBounds | null;
  };
  /** The tiers that an unassigned partner stands between, by probability; empty where it is assigned or has too few events. */
  readonly betweenTiers: readonly number[];
  /** What the composite says beside the latent model, and how many places apart the two put the partner; null without one. */
  readonly shadow: {
    readonly tier: number | null;
    readonly place: number;
    readonly engagement: Estimated;
    readonly placesApart: number;
  } | null;
  /** Items whose absence changes the assignment, with the tier that results. */
  readonly unstable: readonly { readonly without: string; readonly tier: number | null }[];
}

/** The uncertain choices of a composite; docs/method.md says what each may be. */
export const COMPOSITE_INPUTS = ['evidence', 'weights', 'normalisation', 'aggregation', 'missing'] as const;
export type CompositeInput = (typeof COMPOSITE_INPUTS)[number];

/** A share of the variance of a rank, with a 90 % interval; as estimated, so that a small one can lie below zero. */
export interface VarianceShare {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What one choice explains of the variance of a rank: alone, and with all that it takes part in. */
export interface InputShares {
  readonly first: VarianceShare;
  readonly total: VarianceShare;
}

/** Which choices of the composite the rank of one partner on one axis hangs on. */
export interface Sensitivity {
  /** Node of the partner's place on the axis. */
  readonly id: string;
  readonly axis: string;
  readonly partner: PartnerCode;
  readonly name: string;
  /** Standard deviation of the rank over the design; null where the axis was not observed. */
  readonly rankSd: number | null;
  /** Why there are no indices; null where there are. */
  readonly reason: string | null;
  /** The choice whose total index lies above all others, intervals included; null where none does. */
  readonly leading: CompositeInput | null;
  /** Null for a choice that cannot move this axis, and for all where there are no indices. */
  readonly inputs: Readonly<Record<CompositeInput, InputShares | null>>;
}

/** The sensitivity of all ranks of a build, and the rows of the design it was estimated from. */
export interface SensitivityReport {
  readonly rows: number;
  readonly ranks: readonly Sensitivity[];
}

/** Which model the tiers come from. */
export interface ModelReport {
  readonly name: 'latent' | 'composite';
  /** Why not the latent model, in words; null where it is. */
  readonly reason: string | null;
  /** Of the fit, also of one that failed them or is of another record. */
  readonly diagnostics: FitDiagnostics | null;
  /** Statistics of each series as recorded, and as data replicated by the fit have them; empty without a fit. */
  readonly checks: readonly PredictiveCheck[];
  /** Of the logarithm of each loading before the data, normal; null where no loading was fitted. */
  readonly loadingPrior: { readonly mean: number; readonly sd: number } | null;
  /** How many times better or worse than on average a source may see a state; null where no detection is modelled. */
  readonly detectionFactor: number | null;
  /** Fits without a series, group of sources or anchor, and what was not left out so; both empty without a fit. */
  readonly leftOutWhole: {
    readonly runs: readonly LeftOutWhole[];
    readonly notRun: readonly string[];
  };
  /** Why no partner is given a tier; null where tiers are told. */
  readonly refused: string | null;
  /** What a reader of the tiers has to know beside them, one sentence each. */
  readonly notices: readonly string[];
}

/** One posterior predictive check: a statistic of a series, and its 90 % interval in replicated data. */
export interface PredictiveCheck extends Interval {
  readonly series: string;
  readonly statistic: 'mean' | 'sd';
  readonly observed: number;
}

/** One row on a side of a gap. */
export interface DatedRow {
  readonly id: string;
  /** Rows of one event share it. */
  readonly event: string;
  readonly date: PartialDate;
  readonly dateEnd: PartialDate;
  readonly kind: string;
  readonly summary: string;
  readonly source: string;
  /** Whether the state says so of itself. */
  readonly selfReported: boolean;
}

/** The rows on a side of a gap, the earliest first and the undated last, and the days that they reach over. */
export interface DatedRows {
  readonly from: Day | null;
  readonly until: Day | null;
  readonly rows: readonly DatedRow[];
}

export interface GapResult {
  readonly id: string;
  readonly partner: PartnerCode;
  readonly name: string;
  readonly formal: Estimated;
  readonly actual: Estimated;
  readonly gap: Omit<Estimated, 'n'>;
  readonly probabilityPositive: number | null;
  readonly evidence: readonly string[];
  /** The same rows by side: what stands on paper, and what was done. */
  readonly dated: { readonly formal: DatedRows; readonly actual: DatedRows };
}

export interface ClaimResult {
  readonly id: string;
  readonly node: string;
  readonly sentence: string;
  readonly paragraph: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly values: Readonly<Record<string, number | string>>;
}

/** Agreement of the people who coded, on one variable: Krippendorff's alpha with its 90 % interval. */
export interface AlphaRow {
  readonly variable: string;
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly units: number;
}

/** How well the rules find one category of a variable, or all of them together (`category` empty). */
export interface RateRow {
  /** Id of the source of the documents; empty for all of them. */
  readonly period: string;
  readonly variable: string;
  readonly category: string;
  readonly n: number;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Of a category its F1; of a variable the F1 weighted by how often each category is true. */
  readonly f1: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How far people agree among themselves, and the rules with what was decided of it. */
export interface ReadingReport {
  readonly codebook: { readonly id: string; readonly version: string; readonly digest: string };
  readonly documents: number;
  readonly agreement: readonly AlphaRow[];
  readonly rates: readonly RateRow[];
  /** Rows for states that the gold does not have, or that are missing, over the rows of either. */
  readonly attribution: { readonly rows: number; readonly errors: number };
  /** Confusion matrices and disagreements, as `reading.json` has them. */
  readonly details: unknown;
}

/** Everything a build makes. The same pack, options and version give the same value. */
export interface Build {
  readonly pack: Pack;
  readonly asOf: Day;
  readonly seed: number;
  /** Over pack, options and engine version. */
  readonly digest: string;
  readonly observations: readonly Observation[];
  readonly model: ModelReport;
  readonly standings: readonly Standing[];
  readonly gaps: readonly GapResult[];
  /** Of the composite, also where it is but the shadow of the latent model. */
  readonly sensitivity: SensitivityReport;
  /** Bodies of revenue networks by state, and estimates by topic, from what was public. */
  readonly networks: readonly NetworkCountry[];
  readonly estimates: readonly EstimateTopic[];
  readonly flows: readonly StoredFlow[];
  /** Empty where the pack has no rules for tests. */
  readonly hypotheses: readonly HypothesisResult[];
  /** Null where it has none. */
  readonly backtest: Backtest | null;
  readonly claims: readonly ClaimResult[];
  /** Null where the pack has no coders. */
  readonly reading: ReadingReport | null;
  readonly greetings: readonly Greeting[];
  readonly lists: readonly ListBlock[];
  /** Indicators that could not tell partners apart. */
  readonly idle: readonly string[];
  /** Rows not yet published at the as-of date. */
  readonly later: number;
  readonly nodes: readonly Node[];
}

/**
 * One item of a text source in normal form: NFC, `\n` between paragraphs, no other control characters.
 * Offsets into it count UTF-16 units of {@link textOf}.
 */
export interface Document {
  readonly id: string;
  readonly date: Day;
  /** Empty where the source gives none. */
  readonly title: string;
  /** Empty where only a headline is held. */
  readonly body: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly source: string;
  readonly url: string;
}

/** The text that codings point into: the title, a line break, the body. */
export const textOf = ({ title, body }: Document): string => `${title}\n${body}`;

/** An item that could not be read, with its place (`file:line`) and why. */
export interface Skipped {
  readonly place: string;
  readonly reason: string;
}

/** What decided something: a stretch of the text, and the rule that fired there. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** The variables a coding gives one category each; docs/codebook.md explains them. */
export const CODED_VARIABLES = [
  'relevance',
  'act',
  'direction',
  'actor_rank',
  'partner_rank',
  'channel',
  'exclusivity',
] as const;
export type CodedVariable = (typeof CODED_VARIABLES)[number];

/** What one coder says of one document and one state that it names. */
export interface Coding {
  readonly document: string;
  readonly partner: PartnerCode;
  /** Category by variable; all but `relevance` are null unless the item is relational. */
  readonly values: Readonly<Record<CodedVariable, string | null>>;
  /** How many foreign states are named together, and the place of this one; null where it stands alone. */
  readonly list: { readonly size: number; readonly position: number } | null;
  /** The date of the calendar that the act is for, if any; null in the rows of coders who do not give it. */
  readonly occasion: string | null;
  readonly formulas: readonly string[];
  readonly spans: readonly Span[];
}

/** The fields of a coding that coders are compared on, one by one. */
export const CODED_FIELDS = [...CODED_VARIABLES, 'list_size', 'list_position', 'formulas'] as const;
export type CodedField = (typeof CODED_FIELDS)[number];

/** A coding whose fields may have been settled by adjudication, or left open. */
export interface GoldCoding extends Coding {
  /** Fields on which coders differed and a person decided. */
  readonly adjudicated: readonly CodedField[];
  /** Fields on which coders differed and nobody decided; they count for nothing. */
  readonly contested: readonly CodedField[];
}

/** A person, a version of the rules, or an adjudicated gold, and what it says. */
export interface Coder {
  readonly name: string;
  readonly codings: readonly Coding[];
  /** All documents it read, also those in which it found no state; without it, those it has codings of. */
  readonly documents?: readonly string[];
}

/** What people said of documents that the rules coded too, and what was made of it. */
export interface HumanCodings {
  readonly coders: readonly Coder[];
  /** Where the coders agree, and what an adjudication decided where they do not. */
  readonly gold: Coder & { readonly codings: readonly GoldCoding[] };
}

/** A row of `codings/<source>.csv`: what the rules said of one document and state. Third-party items are only counted. */
export interface CodedItem {
  readonly source: string;
  readonly coding: Coding;
  readonly date: Day;
  readonly url: string;
  /** First 16 hexadecimal digits of the SHA-256 of the text, which is not kept. */
  readonly text: string;
  readonly event: string | null;
  /** First 8 digits of the digest of the codebook that coded it. */
  readonly codebook: string;
}

/** How much of a source was read in a month: what silence is measured against. */
export interface Coverage {
  readonly source: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly documents: number;
  /** Of these in a language that the codebook reads. */
  readonly read: number;
  readonly headlines: number;
  /** Rows by relevance. */
  readonly relational: number;
  readonly incidental: number;
  readonly thirdParty: number;
}

/** A year of a calendar greeting: what was sent, what is usual by the other years of the same source, and where the two differ. */
export interface Greeting {
  readonly source: string;
  readonly partner: PartnerCode;
  /** The occasion, where items name it; empty where only the day tells. */
  readonly occasion: string;
  /** The usual day, `MM-DD`. */
  readonly day: string;
  readonly direction: string;
  readonly year: number;
  /** Of the sender; null where none is named. */
  readonly rank: string | null;
  /** The median of other years, three or more that name one; between two ranks the lower. */
  readonly usualRank: string | null;
  /** Ranks above the usual one, or below it where negative. */
  readonly deviation: number | null;
  readonly channel: string | null;
  /** The commonest of other years, three or more; null where two are equally common. */
  readonly usualChannel: string | null;
  /** Nothing was sent although the months around the day were read. */
  readonly missing: boolean;
  readonly codings: readonly string[];
}

/** What may decide the order of a list: how close the states stand, the alphabet of their English names, or nothing. */
export type ListModel = 'worth' | 'alphabet' | 'none';

/** Lists of one source, direction, occasion and office class: who stands in them, and what decides their order. */
export interface ListBlock {
  readonly source: string;
  readonly direction: string;
  readonly occasion: string;
  /** Kind of the window of the pack that the lists fall into; empty outside. */
  readonly window: string;
  readonly office: string;
  readonly lists: number;
  /** Of these with two states of the class or more, so that they have an order. */
  readonly ordered: number;
  /** Log probability of all orders under each rival, each foretold from other lists; null where there are too few. */
  readonly scores: Readonly<Record<ListModel, number>> | null;
  readonly model: ListModel | 'not determined' | 'too few lists';
  readonly states: readonly ListedState[];
}

/** How often a state stands in the lists of a block: median and 90 % interval of the rate. */
export interface ListedState {
  readonly partner: PartnerCode;
  readonly present: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Logarithm of the worth, the field around 0; null unless worth is what decides the order. */
  readonly worth: number | null;
}

/** What a phrase of the lexicon names; `ignore` keeps a longer phrase from naming the state it contains. */
export const PHRASE_KINDS = ['name', 'demonym', 'place', 'person', 'office', 'organ', 'ignore'] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

/** A fixed phrase that a coder recognises as a whole; of phrases that overlap the longest counts. */
export interface Phrase {
  readonly text: string;
  readonly kind: PhraseKind;
  /** The state it belongs to; null for an office or organ that any state has. */
  readonly state: PartnerCode | null;
  /** A category of the rank variables, or null. */
  readonly rank: string | null;
  /** A category of `channel`, or null. */
  readonly channel: string | null;
  /** From when to when a person held the office; null where open. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Only in texts of this language (ISO 639-1); in all of them where it is absent. */
  readonly language?: string;
}

/** A category of a variable, in words that let two people code alike. */
export interface Category {
  readonly code: string;
  readonly definition: string;
  readonly include: string;
  readonly exclude: string;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
}

/** A named set of patterns in the RE2 subset, of which any counts. They match whole words, letter case folded. */
export interface Cue {
  readonly id: string;
  readonly patterns: readonly string[];
  /** Only in texts of this language (ISO 639-1); in all of them where it is absent. */
  readonly language?: string;
}

/** One step of a condition: a cue, or what the lexicon found for a side (`@actor.party`). */
export type Term =
  | { readonly cue: string }
  | { readonly side: 'actor' | 'partner' | 'others'; readonly attribute: string | null };

/** Where a condition looks; docs/codebook.md explains each. */
export const SCOPES = [
  'title',
  'lead',
  'head',
  'own',
  'home',
  'part',
  'led',
  'present',
  'told',
  'text',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Terms that occur in this order within one sentence of a scope, or a variable that has one of some categories. */
export type Condition =
  | { readonly scope: Scope; readonly terms: readonly Term[] }
  | { readonly variable: CodedVariable | 'form'; readonly categories: readonly string[] };

/** One rule of a decision list: the first that holds decides. */
export interface CodingRule {
  readonly id: string;
  /** The category, or where the best one is to be taken from: the first by the order of the codebook. */
  readonly category: string | { readonly best: 'actor' | 'partner'; readonly in: Scope };
  readonly when: readonly Condition[];
  readonly any: readonly Condition[];
  readonly unless: readonly Condition[];
}

/** Rules for reading text, as people wrote them. */
export interface Codebook {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly actor: PartnerCode;
  /** States that rows are wanted for; empty for every state that a text names. */
  readonly partners: readonly PartnerCode[];
  /** Languages of the items it can read, of which the first is that of items that state none; others are passed over and counted. */
  readonly languages: readonly string[];
  /** Day of examples that give none. */
  readonly exampleDay?: Day;
  /** Whether names must stand as the lexicon writes them (or in capitals). */
  readonly caseSensitive: boolean;
  /** Categories by variable, `formulas` among them; the order of ranks and channels is from high to low. */
  readonly variables: Readonly<Record<string, readonly Category[]>>;
  readonly lexicon: readonly Phrase[];
  readonly cues: readonly Cue[];
  readonly rules: Readonly<Record<string, readonly CodingRule[]>>;
  /** SHA-256 over all its files: the version that coded something. */
  readonly digest: string;
}
