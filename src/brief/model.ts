import type { Build, MixingExtremes, PredictiveCheck } from '../types.js';
import { bullets, plain, table } from './markdown.js';
import { ACCEPTABILITY_TITLE, CHECK_TITLE, LOADING_TITLE, TRAJECTORY_TITLE } from './model-figure.js';
import { shadowLines } from './units.js';

/** What the latent model says beside the tiers, where the shadow disagrees, and how far the model may be trusted. */
export function modelSection(build: Build): string[] {
  const { model, standings, pack } = build;
  const { fit } = pack;
  if (model.name !== 'latent' || !fit) return [];
  const apart = shadowLines(standings);
  const names = [...new Set(pack.latent?.items.map(({ axis }) => axis))];
  const axes = `${names.length === 1 ? 'one axis' : `${names.length} axes`} (${names.join(', ')})`;
  return [
    '## The measurement',
    `Drawn from ${fit.chains} chains of ${fit.draws} over ${pack.latent?.items.length} items of ${axes} and ${pack.latent?.series.length} series of outcomes, over every state of which a series has a cell; only the reported ones are shown. (\`fit/summary.csv\`)`,
    diagnosticsTable(build),
    `![${ACCEPTABILITY_TITLE}](acceptability.svg)`,
    apart.length > 0
      ? `Where the composite, the shadow of the model, disagrees by more than two places (\`tiers.json\`):\n\n${bullets(apart.map(({ partner, line }) => `${plain(line)} (\`tier.${partner}\`)`))}`
      : 'The composite, the shadow of the model, puts no partner more than two places elsewhere. (`tiers.json`)',
    `![${TRAJECTORY_TITLE}](trajectories.svg)`,
    `![${LOADING_TITLE}; the dashed lines are the prior](loadings.svg)`,
    checkSentence(model.checks),
    `![${CHECK_TITLE}; orange where the recorded value lies outside](checks.svg)`,
  ];
}

/** Which statistics of the record data replicated by the fit do not give, as they are. */
export function checkSentence(checks: readonly PredictiveCheck[]): string {
  const outside = checks.filter(({ observed, q5, q95 }) => observed < q5 || observed > q95);
  const listed = outside.map(
    ({ series, statistic, observed, q5, q95 }) =>
      `${statistic} of ${series} ${short(observed)} against ${short(q5)} to ${short(q95)}`,
  );
  return `Of ${checks.length} statistics of the record (mean and deviation of each series) ${outside.length === 0 ? 'none lies' : `${outside.length} lie`} outside the 90 % interval of data replicated by the fit, where one in ten would by chance${outside.length === 0 ? '' : `: ${listed.join('; ')}`}. (\`checks.svg\`)`;
}

const short = (value: number) => String(Number(value.toPrecision(3)));

function diagnosticsTable({ model }: Build): string {
  const d = model.diagnostics;
  if (!d) return '';
  return table(
    [
      'quantities',
      'R-hat, largest',
      'ESS bulk, smallest',
      'ESS tail, smallest',
      'divergences',
      'E-BFMI, smallest',
    ],
    [
      ['reported', ...mixingCells(d), String(d.divergences), d.ebfmiMin.toFixed(2)],
      ...(d.nuisance ? [['others', ...mixingCells(d.nuisance), '', '']] : []),
    ],
  );
}

function mixingCells({ rhatMax, essBulkMin, essTailMin }: MixingExtremes): string[] {
  return [rhatMax.toFixed(3), essBulkMin.toFixed(0), essTailMin.toFixed(0)];
}
