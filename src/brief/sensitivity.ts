import { type Build, COMPOSITE_INPUTS, type CompositeInput, type Sensitivity } from '../types.js';
import { fixed } from '../wording.js';
import { plain, table } from './markdown.js';
import { byTier } from './tables.js';

const WORDS: Readonly<Record<CompositeInput, string>> = {
  evidence: 'sampling of events',
  weights: 'weights',
  normalisation: 'normalisation',
  aggregation: 'aggregation',
  missing: 'missing items',
};

/** Which choices of the composite the ranks on engagement hang on; the other axes are in the table. */
export function sensitivitySection({ standings, sensitivity, model }: Build): string[] {
  const ranks = new Map(
    sensitivity.ranks.filter(({ axis }) => axis === 'engagement').map((rank) => [rank.partner, rank]),
  );
  const rows = byTier(standings).map(({ partner }) => ranks.get(partner) as Sensitivity);
  const whose = model.name === 'latent' ? 'the composite, the shadow of the model' : 'the composite';
  return [
    '## What the ranks hang on',
    `Total Sobol indices of each rank on engagement by ${whose}, with 90 % intervals: the share of its variance that a choice explains alone and together with others, so that a row can add up to more than one. ${leaders(rows)} The other axes, and what each choice explains alone, stand in the table. (\`sensitivity\`)`,
    table(
      ['partner', 'deviation of the rank', ...COMPOSITE_INPUTS.map((input) => WORDS[input]), 'leads'],
      rows.map((row) => [
        plain(row.name),
        row.rankSd === null ? '-' : fixed(row.rankSd, 1),
        ...COMPOSITE_INPUTS.map((input) => share(row, input)),
        row.leading === null ? (row.reason ?? 'none') : WORDS[row.leading],
      ]),
    ),
  ];
}

/** Who leads how often; where the intervals overlap, nobody. */
function leaders(rows: readonly Sensitivity[]): string {
  const counts = COMPOSITE_INPUTS.map((input) => ({
    words: WORDS[input],
    n: rows.filter(({ leading }) => leading === input).length,
  }))
    .filter(({ n }) => n > 0)
    .map(({ words, n }) => `${words} for ${n} of ${rows.length}`);
  return counts.length === 0
    ? 'For no partner does one choice lie above all others, intervals included.'
    : `Above all other choices, intervals included: ${counts.join(', ')} partners; for the rest, none.`;
}

function share({ inputs }: Sensitivity, input: CompositeInput): string {
  const total = inputs[input]?.total;
  if (!total) return '-';
  const [value, low, high] = [total.value, total.low, total.high].map((end) => fixed(end ?? Number.NaN, 2));
  return `${value} (${low} to ${high})`;
}
