import Type from 'typebox';
import { resource } from '../resource.js';
import { count, Estimated, Interval, maybeNumber, maybeText, nullable, text } from '../shapes.js';

export const partners = resource({
  path: 'partners',
  summary: 'The reported partners in short: standing, gap, records.',
  response: Type.Object({
    partners: Type.Array(
      Type.Object({
        code: text(),
        iso2: text(),
        name: text(),
        tier: nullable(Type.Integer()),
        betweenTiers: Type.Array(Type.Integer()),
        reason: maybeText(),
        place: Type.Integer(),
        probability: Type.Number({ description: 'Of the likeliest tier.' }),
        affinity: Estimated,
        slack: Estimated,
        engagement: Estimated,
        revenue: Estimated,
        offPattern: Type.Boolean({ description: 'Revenue lies outside what the axes lead to expect.' }),
        gap: nullable(Interval),
        probabilityGap: maybeNumber('Probability that the gap is above zero.'),
        evidence: count('Records of it.'),
        networks: count('Bodies of revenue networks on record.'),
      }),
    ),
  }),
  answer: ({ build: { standings, gaps, networks }, pack }) => ({
    partners: standings.map(({ partner: code, name, tier, betweenTiers, reason, place, ...standing }) => {
      const { affinity, slack, engagement, revenue, tierProbabilities } = standing;
      const gap = gaps.find(({ partner }) => partner === code);
      return {
        code,
        iso2: pack.partners.find((partner) => partner.code === code)?.iso2 ?? '',
        name,
        tier,
        betweenTiers,
        reason,
        place,
        probability: Math.max(0, ...Object.values(tierProbabilities)),
        affinity,
        slack,
        engagement,
        revenue,
        offPattern: revenue.offPattern,
        gap: gap?.gap ?? null,
        probabilityGap: gap?.probabilityPositive ?? null,
        evidence: pack.evidence.filter(({ partner }) => partner === code).length,
        networks: networks.find(({ partner }) => partner === code)?.networks.length ?? 0,
      };
    }),
  }),
});
