import { type Changes, swap } from './example.js';

const series = (title: string, likelihood: string) => `    title: ${title}
    definition: A series for tests of the command line alone, over the whole period.
    likelihood: ${likelihood}`;

/** Makes a pack with a latent model of the example: few cells, drawn from in seconds. With 600 draws it passes its diagnostics, with 100 it cannot. */
export const SMALL_LATENT: Changes = {
  // With so few states two seeds in six fail for want of effective draws.
  'model.yml': swap('seed: 7', 'seed: 4'),
  'latent.yml': `chains: 2
warmup: 200
draws: 100
acceptance: 0.98
innovations: normal
anchors: { high: [XAA], low: [XCC] }
items:
  roll_calls:
${series('Votes of the assembly', 'share')}
    axis: affinity
    direction: 1
outcomes:
  engagement:
    visits:
${series('Visits on record', 'count').replaceAll('    ', '      ')}
`,
  'latent/roll_calls.sql':
    'SELECT partner, first_day AS day, same::DOUBLE AS value, (same + opposite)::DOUBLE AS size, [id] AS evidence FROM votes_events',
  'latent/visits.sql': `WITH halves AS (SELECT unnest(generate_series(DATE '2015-01-01', DATE '2019-07-01', INTERVAL 6 MONTH))::DATE AS day)
    SELECT p.partner, h.day, count(v.id)::DOUBLE AS value, 1.0::DOUBLE AS size,
      coalesce(list(v.id ORDER BY v.id) FILTER (v.id IS NOT NULL), []) AS evidence
    FROM partners p CROSS JOIN halves h LEFT JOIN visits_events v
      ON v.partner = p.partner AND v.first_day >= h.day AND v.first_day < h.day + INTERVAL 6 MONTH GROUP BY ALL`,
};
