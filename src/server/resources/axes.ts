import Type from 'typebox';
import { MEASURES, type Pack, regionOf } from '../../index.js';
import { resource } from '../resource.js';
import { nullable, number, text } from '../shapes.js';

/** Share of the draws that a region of the plane holds. */
const SHARE = 0.9;

export const axes = resource({
  path: 'axes',
  summary:
    'Per partner the half-years of affinity, slack, engagement and revenue, and its region of the plane of the axes. Without a usable fit of the latent model there is neither.',
  response: Type.Object({
    model: text('`latent` or `composite`.'),
    series: Type.Array(
      Type.Object({
        partner: text(),
        name: text(),
        axis: Type.Enum([...MEASURES]),
        period: Type.String({ pattern: '^\\d{4}H[12]$', description: 'Half-year, such as 2018H1.' }),
        q5: number(),
        median: number(),
        q95: number(),
      }),
    ),
    plane: Type.Array(
      Type.Object({
        partner: text(),
        name: text(),
        region: nullable(
          Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }), {
            description:
              'Corners [affinity, slack] of the ellipse that holds 90 % of the draws; null where the partner has no slack.',
          }),
        ),
      }),
    ),
  }),
  answer: ({ build: { model, standings }, pack }) => ({
    model: model.name,
    series: model.name === 'latent' ? seriesOf(pack, namesOf(standings)) : [],
    plane: standings.map(({ partner, name }) => ({
      partner,
      name,
      region: model.name === 'latent' ? planeOf(pack, partner) : null,
    })),
  }),
});

type Named = readonly { readonly partner: string; readonly name: string }[];
const namesOf = (standings: Named) => new Map(standings.map(({ partner, name }) => [partner, name]));

const OF_HALF_YEAR = /^(affinity|slack|engagement|revenue)\[([A-Z]{3}),(\d{4})-([12])\]$/;

function seriesOf({ fit }: Pack, names: ReadonlyMap<string, string>) {
  return (fit?.quantities ?? []).flatMap(({ name: quantity, q5, median, q95 }) => {
    const [, axis, partner = '', year, half] = OF_HALF_YEAR.exec(quantity) ?? [];
    const name = names.get(partner);
    return name === undefined ? [] : [{ partner, name, axis, period: `${year}H${half}`, q5, median, q95 }];
  });
}

function planeOf({ fit }: Pack, partner: string) {
  const [x, y] = [fit?.columns[`affinity[${partner}]`], fit?.columns[`slack[${partner}]`]];
  return x && y ? regionOf(x, y, SHARE) : null;
}
