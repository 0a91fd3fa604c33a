import type { Build } from '../types.js';
import { backtestSection } from './backtest.js';
import { calibrationFigure } from './calibration-figure.js';
import { Citations } from './citations.js';
import { axesFigure } from './figure.js';
import { findings } from './findings.js';
import { flowFigure } from './flow-figure.js';
import { toHtml } from './html.js';
import { leftOutSection } from './left-out.js';
import { bullets, plain } from './markdown.js';
import { mediaSection } from './media.js';
import { mediaFigures } from './media-figure.js';
import { missing } from './missing.js';
import { modelSection } from './model.js';
import { acceptabilityFigure, checkFigure, loadingFigure, trajectoryFigure } from './model-figure.js';
import { moneySection } from './money.js';
import { partnerSections } from './partners.js';
import { sensitivitySection } from './sensitivity.js';
import { studySections } from './studies.js';
import { byTier, claimTable, gapTable, tierTable } from './tables.js';
import { thesisSection } from './thesis.js';
import { toldBy } from './told.js';
import { digitsOf, gapUnitsOf, unitsOf } from './units.js';

/**
 * The written result: `brief.md`, `brief.html` and the figures that both show. Every sentence carries the numbers of its
 * sources, or the id of the computed thing it tells of.
 */
export function writeBrief(
  build: Build,
): Record<'brief.md' | 'brief.html' | 'axes.svg', string> & Record<string, string> {
  const citations = new Citations(build);
  const told = toldBy(build);
  const mediaDrawn = mediaFigures(build.pack, told);
  const figures = {
    'axes.svg': axesFigure(build.standings, build.model.name),
    ...(build.model.name === 'latent' ? modelFigures(build) : {}),
    ...Object.fromEntries(mediaDrawn.map(({ file, svg }) => [file, svg])),
    ...(build.backtest && build.backtest.calibration.n > 0
      ? { 'calibration.svg': calibrationFigure(build.backtest.calibration) }
      : {}),
    ...Object.fromEntries(build.flows.map(({ id, result }) => [`flow-${id}.svg`, flowFigure(result)])),
  };
  const body = [
    `# ${plain(build.pack.title)}`,
    provenance(build),
    '## Findings',
    findings(build, citations),
    '## Tiers',
    `${unitsOf(build.model)} (\`docs/method.md\`)`,
    ...tierNotices(build.model),
    tierTable(build.standings, digitsOf(build.model)),
    '![Affinity and enforcement slack of each partner with 90 % intervals; grey is unassigned](axes.svg)',
    ...modelSection(build),
    ...leftOutSection(build),
    ...sensitivitySection(build),
    '## Partners',
    partnerSections(build, citations),
    ...mediaSection(build, told, mediaDrawn, citations),
    '## On paper and in fact',
    `${gapUnitsOf(build.model)} (\`docs/method.md\`)`,
    gapTable(build.gaps),
    ...studySections(build, citations),
    ...moneySection(build, citations),
    ...thesisSection(build, citations),
    ...backtestSection(build),
    '## Claims of the analysis',
    claimTable(build.claims, citations),
    '## What is missing',
    missing(build, citations),
  ].join('\n\n');
  const markdown = `${body}\n\n## Sources\n\n${citations.list()}\n`;
  return {
    'brief.md': markdown,
    'brief.html': toHtml(build.pack.title, markdown, figures),
    ...figures,
  };
}

/** What to know of the tiers before they are read. */
function tierNotices({ refused, notices }: Build['model']): string[] {
  const all = [...(refused === null ? [] : [`No tier is published: ${refused}`]), ...notices];
  return all.length === 0 ? [] : [bullets(all.map((notice) => `Notice: ${plain(notice)}. (\`tiers.json\`)`))];
}

function modelFigures(build: Build): Record<string, string> {
  return {
    'acceptability.svg': acceptabilityFigure(build.standings),
    'trajectories.svg': trajectoryFigure(build),
    'loadings.svg': loadingFigure(build),
    'checks.svg': checkFigure(build),
  };
}

function provenance({ asOf, seed, digest, pack, standings }: Build): string {
  const example = `tierline trace packs/${pack.id} tier.${byTier(standings)[0]?.partner}`;
  return `As published by ${asOf}; seed ${seed}, build ${digest.slice(0, 12)}; ${pack.evidence.length} records of ${pack.sources.length} sources. Numbers in brackets are sources; what stands in \`code\` is an id that \`tierline trace\` follows to them (\`${example}\`), or the table or file that says it.`;
}
