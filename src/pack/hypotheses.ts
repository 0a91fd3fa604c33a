import { createHash } from 'node:crypto';
import Type from 'typebox';
import type { HypothesisRules, Pack } from '../types.js';
import { dayRange } from './dates.js';
import type { Report } from './report.js';
import { type Static, strict } from './schema.js';

const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });
const year = (description: string) => Type.Integer({ minimum: 1900, maximum: 2999, description });
const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
const code = Type.String({ pattern: '^[A-Z]{3}$' });
const positive = (description: string) => Type.Number({ exclusiveMinimum: 0, description });

const stratified = strict(
  {
    from: day('First day of the trips that are held against a uniform spread and against gravity.'),
    recent: day('From this day on trips are recent; they are held against the habit of the years before.'),
    before_years: Type.Integer({ minimum: 1, maximum: 30, description: 'Years that make the habit.' }),
    rope: positive('Standard deviation of log rates up to which differences are too small to matter.'),
    tiers: Type.Array(positive('A rate.'), {
      minItems: 2,
      description: 'Rates of the reported states, in any order, that power is computed for.',
    }),
    overdispersion: positive('Concentration of a mild over-dispersion, for the rate of false alarms.'),
    missions: Type.Array(code, { description: 'States with a mission of the actor.' }),
    mission_rows: Type.Array(Type.String(), { description: 'Rows that say so.' }),
    gravity: Type.Optional(
      strict(
        {
          sources: Type.Array(Type.String(), { description: 'Ids of the sources of the figures.' }),
          states: Type.Record(
            Type.String({ pattern: '^[A-Z]{3}$' }),
            strict(
              {
                population: positive('Population in millions.'),
                distance: positive("Kilometres from the actor's capital to that of the state."),
              },
              { description: 'Size and distance of a state.' },
            ),
            { description: 'One entry per reported state.' },
          ),
        },
        { description: 'What a gravity model needs; without it missions alone explain.' },
      ),
    ),
  },
  { description: 'Stratified, or uniform, or as gravity has it, or as ever.' },
);

const sequence = strict(
  {
    from: day('First day of the journeys.'),
    tour_gap_days: Type.Integer({
      minimum: 0,
      description: 'Journeys of one organ that begin at most so many days apart are one tour.',
    }),
    within_days: Type.Integer({ minimum: 1, description: 'A journey within so many days follows.' }),
    follow: share('Share of party tours followed that power is computed for.'),
  },
  { description: 'Party first, diplomacy after.' },
);

const closures = strict(
  {
    from: day('First day on which a closed mission counts.'),
    to: day('Last day on which it does.'),
    stock: Type.Integer({ minimum: 1, description: 'Missions of the actor abroad before.' }),
    regional: Type.Array(code, { description: 'Where they are in the region.' }),
    rows: Type.Array(Type.String(), { description: 'Rows that say so.' }),
    years: Type.Integer({ minimum: 1, description: 'Years of trips compared before and after.' }),
  },
  { description: 'Missions closed: moved, or thinned.' },
);

const forecasts = strict(
  {
    history_from: year('First year that forecasts learn from.'),
    first_year: year('First year predicted.'),
    last_year: year('Last year that the ledgers cover.'),
    dense_from: year('First year from which the ledgers are dense enough to be judged apart.'),
    retrodiction: Type.Array(year('A year.'), {
      description: 'Years whose events were known to those who made the pack.',
    }),
    min_open: share('A year counts if at least this share of it was open.'),
    no_change: share('Weight of the last year in no-change; the rest is climatology.'),
    decay: Type.Array(share('A weight per year.'), {
      minItems: 1,
      description: 'Yearly weights of the past that the pooled forecaster chooses from.',
    }),
    strength: Type.Array(positive('Years.'), {
      minItems: 1,
      description: 'Strengths of pooling that it chooses from.',
    }),
  },
  { description: 'The back-test and the forecast.' },
);

const axes = strict(
  {
    correlation_rope: positive('Correlation up to which the axes count as independent.'),
    slope_rope: positive('Slope up to which an outcome counts as flat in an axis.'),
    certainty: share('Posterior probability from which a statement holds.'),
  },
  { description: 'What is asked of the axes of the latent model.' },
);

const channels = strict(
  {
    from: day('First day of the delegations.'),
    odds: Type.Number({
      exclusiveMinimum: 1,
      description:
        'Odds of an organ where its institution has delegations, to elsewhere, that power is computed for.',
    }),
  },
  { description: 'The same channels carry diplomacy and revenue: of organs behind bodies of networks.csv.' },
);

const form = strict(
  {
    gap: Type.Number({
      exclusiveMinimum: 0,
      description: 'Gap, in standard deviations, of every second state, that power is computed for.',
    }),
  },
  { description: 'Compliance on paper against enforcement in fact: of the gap of each state.' },
);

export const HypothesesSchema = strict(
  {
    alpha: Type.Number({
      exclusiveMinimum: 0,
      maximum: 0.5,
      description: 'A null falls below this p-value.',
    }),
    min_power: share('With less power a null that stands decides nothing.'),
    draws: Type.Integer({ minimum: 199, maximum: 100000, description: 'Draws of each Monte Carlo test.' }),
    stratified,
    sequence,
    closures,
    forecasts,
    axes: Type.Optional(axes),
    channels: Type.Optional(channels),
    form: Type.Optional(form),
  },
  {
    description:
      'Rules of the tests of the thesis, fixed before the run; their digest is printed with every result.',
  },
);

/** The rules as the engine has them, with the SHA-256 of the section; what was added later has digests of its own. */
export function toRules(spec: Static<typeof HypothesesSchema>): HypothesisRules {
  const { channels: asked, form: gaps, ...rest } = spec;
  const { stratified: s, sequence: q, closures: c, forecasts: f, axes: a } = rest;
  return {
    digest: digestOf(rest),
    alpha: spec.alpha,
    minPower: spec.min_power,
    draws: spec.draws,
    stratified: {
      from: s.from,
      recent: s.recent,
      beforeYears: s.before_years,
      rope: s.rope,
      tiers: s.tiers,
      overdispersion: s.overdispersion,
      missions: s.missions,
      missionRows: s.mission_rows,
      gravity: s.gravity ?? null,
    },
    sequence: {
      from: q.from,
      tourGapDays: q.tour_gap_days,
      withinDays: q.within_days,
      follow: q.follow,
    },
    closures: c,
    axes: a ? { correlationRope: a.correlation_rope, slopeRope: a.slope_rope, certainty: a.certainty } : null,
    channels: asked
      ? { ...asked, digest: digestOf({ alpha: spec.alpha, min_power: spec.min_power, channels: asked }) }
      : null,
    form: gaps
      ? { ...gaps, digest: digestOf({ alpha: spec.alpha, min_power: spec.min_power, form: gaps }) }
      : null,
    forecasts: {
      historyFrom: f.history_from,
      firstYear: f.first_year,
      lastYear: f.last_year,
      denseFrom: f.dense_from,
      retrodiction: f.retrodiction,
      minOpen: f.min_open,
      noChange: f.no_change,
      decay: f.decay,
      strength: f.strength,
    },
  };
}

const digestOf = (rules: object) => createHash('sha256').update(JSON.stringify(rules)).digest('hex');

/** Reports what the rules name and the pack does not have. */
export function checkHypotheses(pack: Pack, report: Report): void {
  const { hypotheses: rules } = pack.model;
  if (rules === null) return;
  const partners = new Set(pack.partners.map(({ code }) => code));
  const reported = pack.partners.filter((partner) => partner.reported).map(({ code }) => code);
  const sources = new Set(pack.sources.map(({ id }) => id));
  const rows = new Set([...pack.evidence, ...pack.withdrawn].map(({ id }) => id));
  const { stratified, sequence, closures } = rules;
  const say = (message: string) => report(undefined, `hypotheses: ${message}`);

  for (const code of [...stratified.missions, ...closures.regional])
    if (!partners.has(code)) say(`${code} is not in partners.csv; add it or correct the code`);
  for (const id of [...stratified.missionRows, ...closures.rows])
    if (!rows.has(id)) say(`${id} is no row; correct the id`);
  for (const id of stratified.gravity?.sources ?? [])
    if (!sources.has(id)) say(`source ${id} is not in sources.csv; add it`);
  for (const code of stratified.gravity ? reported : [])
    if (!stratified.gravity?.states[code]) say(`gravity has no figures for ${code}; add them`);
  if (stratified.tiers.length !== reported.length)
    say(
      `stratified.tiers has ${stratified.tiers.length} rates, but ${reported.length} partners are reported; give one each`,
    );
  for (const day of [
    stratified.from,
    stratified.recent,
    sequence.from,
    closures.from,
    closures.to,
    ...(rules.channels ? [rules.channels.from] : []),
  ])
    if (!dayRange(day)) say(`${day} is not a day of the calendar`);
}
