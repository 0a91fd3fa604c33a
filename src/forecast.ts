import { publishedBy } from './as-of.js';
import { lastWholeYear, recordOf } from './backtest.js';
import { UsageError } from './error.js';
import { readTextFile } from './files/files.js';
import { lookAhead } from './forecasting/ahead.js';
import { FORECASTERS } from './forecasting/forecasters.js';
import { countsIn } from './forecasting/history.js';
import { QUESTIONS } from './forecasting/questions.js';
import { lossesOf } from './forecasting/skill.js';
import { forecastDigest, parseForecast } from './pack/forecasts.js';
import type { BuildOptions, Forecast, ForecastOutcome, Pack } from './types.js';
import { VERSION } from './version.js';

/**
 * The forecast of the year after the as-of day, with its digest.
 * @throws {UsageError} when the pack has no rules for it.
 */
export function forecast(pack: Pack, options: Partial<BuildOptions> = {}): Forecast {
  const { hypotheses: rules } = pack.model;
  if (rules === null)
    throw new UsageError(
      `${pack.id} has no rules for forecasts; add "hypotheses" to model.yml, as docs/pack-format.md says`,
    );
  const asOf = options.asOf ?? pack.period.to;
  const seed = options.seed ?? pack.model.seed;
  const record = recordOf(publishedBy(pack, asOf), rules, asOf);
  const content = {
    format: 1 as const,
    pack: pack.id,
    packDigest: pack.digest,
    rules: rules.digest,
    engine: VERSION,
    seed,
    asOf,
    year: Number(asOf.slice(0, 4)) + 1,
    forecasts: lookAhead(record, asOf, lastWholeYear(asOf), seed),
  };
  return { ...content, sha256: forecastDigest(content) };
}

/**
 * Reads a forecast that was written down.
 * @throws {UsageError} when it cannot be read, or was edited after it was made.
 */
export async function readForecast(path: string): Promise<Forecast> {
  const text = await readTextFile(path, 'a file of "tierline forecast --out"');
  const made = parseForecast(text);
  if (!made)
    throw new UsageError(
      `${path} does not match its digest: it was edited after it was made, or is no forecast. Take the file as it was committed.`,
    );
  return made;
}

/** Holds a forecast against what a later state of the pack says came. */
export function judgeForecast(made: Forecast, pack: Pack, asOf: string = pack.period.to): ForecastOutcome {
  const { hypotheses: rules } = pack.model;
  const { year, sha256 } = made;
  if (rules === null || pack.id !== made.pack)
    throw new UsageError(`the forecast is of the pack ${made.pack}; ${pack.id} cannot judge it`);
  const otherRules =
    made.rules === rules.digest
      ? null
      : `it was made by rules with the SHA-256 ${made.rules.slice(0, 12)}, those of the pack have ${rules.digest.slice(0, 12)}; what it says stays as it was made, the questions are judged as they stand now`;
  const head = { year, asOf: made.asOf, sha256, otherRules };
  const record = recordOf(publishedBy(pack, asOf), rules, asOf);
  if (record.rules.lastYear < year)
    return {
      ...head,
      waiting: `the ledgers cover the years to ${record.rules.lastYear}; ${year} cannot be judged yet`,
      targets: [],
    };
  return {
    ...head,
    waiting: null,
    targets: QUESTIONS.map((question) => {
      const rows = made.forecasts.filter((row) => row.target === question.id);
      const outcomes = countsIn(record.visits, question, year, record.partners);
      const trials = rows.map(({ partner, predictions }) => {
        const state = record.partners.indexOf(partner);
        return {
          year,
          state,
          said: FORECASTERS.map(({ id }) => {
            const listed = predictions[id];
            return listed ? Float64Array.from(listed) : null;
          }),
          outcome: outcomes[state] ?? 0,
        };
      });
      return {
        id: question.id,
        forecasts: trials.length,
        came: trials.filter(({ outcome }) => outcome > 0).length,
        scores: lossesOf(trials),
      };
    }),
  };
}
