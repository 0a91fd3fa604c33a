import { type Changes, swap } from './example.js';
import { SMALL_LATENT } from './small-latent.js';

const YAML = (SMALL_LATENT['latent.yml'] as string)
  .replace('draws: 100', 'draws: 600')
  .replace('warmup: 200', 'warmup: 300')
  .replace('acceptance: 0.98', 'acceptance: 0.99');

/**
 * The small latent model with the order of states in lists beside the votes: one list of ministers a year in which Charland stands before
 * Bravoland before Alfaland.
 */
export const SMALL_LISTS: Changes = {
  ...SMALL_LATENT,
  // Three states are so few that two seeds in six pass their diagnostics; tests of files and verbs need one that does.
  'model.yml': swap('seed: 7', 'seed: 2'),
  'latent.yml': YAML.replace(
    'outcomes:\n',
    `  list_order:
    title: Order in lists of ministers
    definition: Places of states in lists of greetings of ministers, one list a year, made up for a test.
    likelihood: list
    axis: affinity
    direction: 1
outcomes:
`,
  ),
  'latent/list_order.sql': `SELECT p.partner, make_date(y::INTEGER, 5, 1) AS day, 'minister' AS version, y::DOUBLE AS size,
      CASE p.partner WHEN 'XCC' THEN 1.0 WHEN 'XBB' THEN 2.0 ELSE 3.0 END::DOUBLE AS value, []::VARCHAR[] AS evidence
    FROM partners p CROSS JOIN range(2009, 2020) years(y) WHERE p.partner IN ('XAA', 'XBB', 'XCC')`,
};
