import { type Build, KHAT_LIMIT, type LeftOut, type Standing } from '../types.js';
import { plain, table } from './markdown.js';
import { byTier } from './tables.js';

/** What each tier hangs on: the pieces of the record without which it would be another. */
export function leftOutSection({ model, pack, standings }: Build): string[] {
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
          changes(standing),
          most(judged),
        ];
      }),
    ),
  ];
}

const changes = ({ unstable }: Standing): string =>
  unstable
    .map(({ without, tier }) => `${plain(without)} (${tier === null ? 'unassigned' : `tier ${tier}`})`)
    .join(', ') || 'none';

/** The piece that moves engagement most, in standard deviations of it. */
function most(judged: readonly LeftOut[]): string {
  const [first] = judged
    .filter(({ engagement }) => engagement !== null)
    .toSorted((a, b) => Math.abs(b.engagement as number) - Math.abs(a.engagement as number));
  if (!first) return 'not determined';
  const shift = first.engagement as number;
  return `${plain(first.series)} (${shift > 0 ? '+' : ''}${shift.toFixed(2)} sd)`;
}
