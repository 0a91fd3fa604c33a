import { createHash } from 'node:crypto';
import { namesOf, publishedBy, reportedOf } from './as-of.js';
import { backtest } from './backtest.js';
import { estimatesByTopic } from './estimates/view.js';
import { measureByFit } from './fits/measure-by-fit.js';
import { testAxes } from './fits/test-axes.js';
import { compositeReport, usableFit } from './fits/usable-fit.js';
import { computeIndicators } from './indicators/compute.js';
import { greetings } from './indicators/greetings.js';
import { listBlocks } from './indicators/lists.js';
import { AXES, type Measurement, measure } from './model/measure.js';
import { SENSITIVITY_ROWS } from './model/sensitivity.js';
import { scaleNotices, tierNotices } from './model/tier-notices.js';
import { weeksOf } from './model/weeks.js';
import { halfYearOf } from './networks/activity.js';
import { networksByCountry } from './networks/view.js';
import { recordClaims, recordHypotheses, recordMeasurement } from './record.js';
import { loadHypotheses, loadPack } from './store/load.js';
import { loadStandings } from './store/standings.js';
import { Store } from './store/store.js';
import { rateReading } from './texts/reading.js';
import { testForm, testHypotheses } from './thesis.js';
import { checkClaims } from './trace/claims.js';
import { Lineage } from './trace/lineage.js';
import { recordMoney } from './trace/money.js';
import type { Build, BuildOptions, Pack } from './types.js';
import { ENGINE_DIGEST } from './version.js';

/** Told before each stage, so that a terminal can show where the work stands. */
export type Progress = (stage: string) => void;

/**
 * The pipeline: evidence published by the as-of date, observations by SQL, the measurement, the claims, and the lineage of all.
 * @throws {PackError} when a query or a test of the pack fails.
 */
export async function build(
  pack: Pack,
  options: BuildOptions,
  progress: Progress = () => {},
): Promise<Build> {
  const seen = publishedBy(pack, options.asOf);
  const store = await Store.open();
  try {
    progress('loading evidence');
    await loadPack(store, seen, options.asOf);
    await store.lock();
    const lineage = new Lineage(seen.sources, seen.evidence);
    recordMoney(lineage, seen);
    progress('computing indicators');
    const observations = lineage.observe(await computeIndicators(store, seen));
    progress('measuring');
    const measurement = measure({
      indicators: seen.indicators,
      observations,
      partners: reportedOf(seen),
      model: { ...seen.model, seed: options.seed },
      eventOf: (id) => lineage.eventOf(id),
      weekOf: weeksOf(seen.evidence),
      brief: options.only !== undefined,
    });
    progress('reading the fit of the latent model');
    const latent = await modelOf(store, seen, options, measurement);
    const composite = recordMeasurement(lineage, seen, observations, measurement, {
      prefix: latent.problem ? 'shadow.' : '',
      refused: latent.report.refused,
    });
    const { notices, standings, gaps } = latent.problem
      ? measureByFit(lineage, seen, latent.problem, options.seed, composite, measurement.axes.formal)
      : {
          ...composite,
          notices: [
            ...scaleNotices(measurement.axes.engagement),
            ...tierNotices(measurement.tiering, seen.model.tiers, namesOf(seen)),
          ],
        };
    const { report } = latent;
    const told = report.refused === null ? [...report.notices, ...notices] : report.notices;
    const base = {
      pack: seen,
      asOf: options.asOf,
      seed: options.seed,
      digest: buildDigest(pack, options),
      observations,
      model: { ...report, notices: told },
      standings,
      gaps,
      idle: [...new Set(AXES.flatMap((name) => measurement.axes[name].idle))].sort(),
      later: pack.evidence.length - seen.evidence.length,
    };
    if (options.only === 'standings') return { ...base, ...NOTHING_ELSE, nodes: lineage.nodes() };
    progress('testing hypotheses');
    const hypotheses = [
      ...testHypotheses(pack, options),
      ...(latent.problem ? testAxes(seen, latent.problem) : []),
      ...testForm(seen, gaps),
    ];
    await loadHypotheses(store, hypotheses);
    await loadStandings(store, { standings, model: report });
    progress('checking claims');
    const tested = recordHypotheses(lineage, hypotheses);
    const claims = recordClaims(lineage, await checkClaims(store, seen), tested);
    if (options.only === 'verdicts')
      return { ...base, ...NOTHING_ELSE, hypotheses, claims, nodes: lineage.nodes() };
    progress('rating the reading of text');
    const reading = rateReading(pack, options.seed);
    return {
      ...base,
      sensitivity: { rows: SENSITIVITY_ROWS, ranks: composite.sensitivity },
      networks: networksByCountry(seen, { halfYear: halfYearOf(options.asOf) }),
      estimates: estimatesByTopic(seen),
      flows: seen.flows,
      hypotheses,
      backtest: backtest(pack, options),
      claims,
      reading,
      greetings: seen.codebook ? greetings(seen.codings, seen.coverage, seen.codebook) : [],
      lists: listBlocks(seen.codings, seen.partners, seen.windows),
      nodes: lineage.nodes(),
    };
  } finally {
    store.close();
  }
}

/** Which model speaks, and whether anything can be compared at all. */
async function modelOf(
  store: Store,
  pack: Pack,
  { composite, seed }: BuildOptions,
  { axes }: Measurement,
): ReturnType<typeof usableFit> {
  const comparable = axes.engagement.partners.filter(({ interval }) => interval !== null).length;
  if (comparable < 2)
    return {
      report: compositeReport(tooFewToCompare(comparable, axes.engagement.partners.length), true),
      problem: null,
    };
  return composite ? { report: compositeReport('asked for'), problem: null } : usableFit(store, pack, seed);
}

const tooFewToCompare = (comparable: number, reported: number) =>
  `tiers compare at least two reported partners, and of the ${reported} here ${comparable} can be compared: of the others no engagement was observed, or no item tells them apart`;

/** What a build of standings or verdicts alone leaves empty. */
const NOTHING_ELSE = {
  sensitivity: { rows: 0, ranks: [] },
  networks: [],
  estimates: [],
  flows: [],
  hypotheses: [],
  backtest: null,
  claims: [],
  reading: null,
  greetings: [],
  lists: [],
} as const;

/** Identifies a build by everything that decides its bytes. */
export function buildDigest(pack: Pack, { asOf, seed, composite, only }: BuildOptions): string {
  const withdrawn = pack.withdrawn.map(({ id }) => id).sort();
  return createHash('sha256')
    .update(
      JSON.stringify([
        pack.digest,
        pack.fit?.digest,
        pack.fit?.seed,
        pack.fit?.tierRule,
        pack.fit?.diagnostics,
        pack.fit?.hashes,
        pack.fit?.leftOutWhole,
        pack.failedFit,
        withdrawn,
        asOf,
        seed,
        composite,
        only,
        ENGINE_DIGEST,
      ]),
    )
    .digest('hex');
}
