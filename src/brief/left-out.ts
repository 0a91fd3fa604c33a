import { type Build, KHAT_LIMIT, type LeftOut, type LeftOutWhole, type Standing } from '../types.js';
import { signed } from '../wording.js';
import { plain, table } from './markdown.js';
import { byTier } from './tables.js';

/** What each tier hangs on: the pieces of the record without which it would be another. */
export function leftOutSection(build: Build): string[] {
  const { model, pack, standings } = build;
  const leftOut = pack.fit?.leftOut ?? [];
  if (model.name !== 'latent' || leftOut.length === 0) return [];
  const beyond = leftOut.filter(({ khat }) => khat > KHAT_LIMIT).length;
  return [
    '## What the tiers hang on',
    `Each of ${leftOut.length} pieces (what one series records of one partner) was left out by weighing the draws anew. For ${beyond} of them the draws do not tell: they are worth more than weights can take away, and would need a fit without them. (\`fit/left-out.csv\`)`,
    table(
      ['partner', 'pieces judged', 'without which the tier changes', 'moves engagement most'],
      byTier(standings).map((standing) => {
        const pieces = leftOut.filter(({ partner }) => partner === standing.partner);
        const judged = pieces.filter(({ khat }) => khat <= KHAT_LIMIT);
        return [
          plain(standing.name),
          `${judged.length} of ${pieces.length}`,
          changes(build, standing, pieces.length - judged.length),
          most(judged),
        ];
      }),
    ),
    ...wholeSection(build),
  ];
}

/** Fits without a whole series, group of sources or anchor; those that failed are named, never told as tiers. */
function wholeSection({ model, standings }: Build): string[] {
  const { runs, notRun } = model.leftOutWhole;
  if (runs.length === 0)
    return [
      `Of whole series, groups of sources and anchors none was left out: that takes a fit each. How the tiers stand up to the loss of one is not determined. Not fitted: ${notRun.join(', ')}. (\`fit/fit.json\`)`,
    ];
  const name = new Map(standings.map((standing) => [standing.partner, standing.name]));
  return [
    `Whole series, groups of sources and anchors were left out by a short fit each, which begins at the long one. A probability is that of the ranks of the tier above.${notRun.length > 0 ? ` Not fitted: ${notRun.join(', ')}.` : ''} (\`fit/without.json\`)`,
    table(
      ['without', 'largest change of a probability', 'R-hat, smallest ESS', 'why not'],
      runs.map((run) => {
        const { rhatMax, essBulkMin, essTailMin, failed } = run.diagnostics;
        const mixing = `${rhatMax.toFixed(3)}, ${Math.floor(Math.min(essBulkMin, essTailMin))}`;
        return failed.length > 0
          ? [run.without, 'not determined', mixing, `failed: ${failed.join('; ')}`]
          : [run.without, largest(run, name), mixing, ''];
      }),
    ),
  ];
}

function largest({ partners }: LeftOutWhole, name: ReadonlyMap<string, string>): string {
  const [first] = partners.toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  if (!first) return 'not determined';
  const { partner, before, after } = first;
  return `${plain(name.get(partner) ?? partner)}: ${before.toFixed(2)} to ${after.toFixed(2)}`;
}

/** Pieces without which the tier is another; that none is known says nothing of those that could not be judged. */
function changes(build: Build, { partner, tier: own, unstable }: Standing, unjudged: number): string {
  const known = [
    ...(own === null ? [] : wholes(build, partner)),
    ...unstable.map(
      ({ without, tier }) => `${plain(without)} (${tier === null ? 'unassigned' : `tier ${tier}`})`,
    ),
  ];
  const open = unjudged === 0 ? [] : [`${unjudged} not judged`];
  return [known.join(', ') || (unjudged === 0 ? 'none' : 'none of those judged'), ...open].join('; ');
}

/** Whole series without which the ranks of a partner's tier fall below what the rule asks for. */
const wholes = ({ model, pack }: Build, partner: string): string[] =>
  model.leftOutWhole.runs.flatMap(({ without, partners }) =>
    partners
      .filter((run) => run.partner === partner && run.after < pack.model.tiers.minProbability)
      .map(({ before, after }) => `all of ${plain(without)} (${before.toFixed(2)} to ${after.toFixed(2)})`),
  );

/** The piece that moves engagement most, in standard deviations of it. */
function most(judged: readonly LeftOut[]): string {
  const [first] = judged
    .filter(({ engagement }) => engagement !== null)
    .toSorted((a, b) => Math.abs(b.engagement as number) - Math.abs(a.engagement as number));
  if (!first) return 'not determined';
  return `${plain(first.series)} (${signed(first.engagement as number, 2)} sd)`;
}
