import Type from 'typebox';
import { type FitQuantity, ITEM_PRIORS, type LatentItem, type Pack } from '../../index.js';
import type { Context } from '../context.js';
import { resource } from '../resource.js';
import { maybeText, nullable, number, Row, text } from '../shapes.js';

const Bounds = Type.Object({ q5: number(), median: number(), q95: number() });
const Learnt = nullable(Type.Object({ prior: Bounds, posterior: Bounds }));

export const model = resource({
  path: 'model',
  summary:
    'The model that the tiers come from: its items with priors and posteriors, diagnostics, checks; and the items of the composite with their values.',
  response: Type.Object({
    name: text('`latent` or `composite`.'),
    reason: maybeText('Why not the latent model; null where it is.'),
    refused: maybeText('Why no partner has a tier; null where tiers are told.'),
    notices: Type.Array(text(), { description: 'What to know beside the tiers.' }),
    diagnostics: nullable(Row),
    checks: Type.Array(Row),
    items: Type.Array(
      Type.Object({
        id: text(),
        title: text(),
        definition: text(),
        axis: text(),
        group: maybeText(),
        likelihood: text(),
        direction: Type.Enum([1, -1]),
        loading: Learnt,
        intercept: Learnt,
      }),
    ),
    outcomes: Type.Array(
      Type.Object({ id: text(), title: text(), definition: text(), outcome: text(), likelihood: text() }),
    ),
    coefficients: Type.Array(Row, { description: 'Of the outcomes on the axes, and correlations.' }),
    composite: Type.Array(
      Type.Object({
        id: text(),
        title: text(),
        definition: text(),
        measure: text(),
        role: maybeText(),
        direction: Type.Enum([1, -1]),
        unit: text(),
        weight: number(
          'Mean of its weight over the draws, which are uniform over all weights; 0 where no two partners differ on it.',
        ),
        values: Type.Array(Type.Object({ partner: text(), value: number(), n: Type.Integer() })),
      }),
    ),
  }),
  answer: async (context) => {
    const { build, pack } = context;
    const usable = build.model.name === 'latent';
    return {
      ...build.model,
      items: (pack.latent?.items ?? []).map((item) => itemOf(item, usable ? pack.fit : null)),
      outcomes: (pack.latent?.series ?? []).map(({ id, title, definition, outcome, likelihood }) => ({
        id,
        title,
        definition,
        outcome,
        likelihood,
      })),
      coefficients: usable ? (pack.fit?.quantities ?? []).filter(({ name }) => COEFFICIENT.test(name)) : [],
      composite: await compositeOf(context),
    };
  },
});

const COEFFICIENT = /^(engagement|revenue)\.b_\w+$|^(stock|shock)_correlation$/;

function itemOf({ id, title, definition, axis, group, likelihood, direction }: LatentItem, fit: Pack['fit']) {
  const found = (name: string) => fit?.quantities.find((quantity) => quantity.name === `${id}.${name}`);
  return {
    id,
    title,
    definition,
    axis,
    group,
    likelihood,
    direction,
    loading: learnt(found('log_loading'), ITEM_PRIORS.logLoading, Math.exp),
    intercept: learnt(found('intercept'), ITEM_PRIORS.intercept, (value) => value),
  };
}

/** The 95 % quantile of a standard normal. */
const Z95 = 1.6448536269514722;

function learnt(
  posterior: FitQuantity | undefined,
  prior: { readonly mean: number; readonly sd: number },
  shown: (value: number) => number,
) {
  if (!posterior) return null;
  const { q5, median, q95 } = posterior;
  return {
    prior: {
      q5: shown(prior.mean - Z95 * prior.sd),
      median: shown(prior.mean),
      q95: shown(prior.mean + Z95 * prior.sd),
    },
    posterior: { q5: shown(q5), median: shown(median), q95: shown(q95) },
  };
}

/** The items of the composite with what was observed of the reported partners: enough to weigh them anew. */
async function compositeOf({ pack, build, store }: Context) {
  const reported = new Set(build.standings.map(({ partner }) => partner));
  const rows = await store.query('SELECT indicator, partner, value, n FROM observations');
  const items = pack.indicators.map(({ id, title, definition, measure, role, direction, unit }) => {
    const values = rows
      .filter(({ indicator, partner }) => indicator === id && reported.has(String(partner)))
      .map(({ partner, value, n }) => ({ partner, value, n }));
    return { id, title, definition, measure, role, direction, unit, values };
  });
  const tells = ({ values }: (typeof items)[number]) => new Set(values.map(({ value }) => value)).size > 1;
  return items.map((item) => {
    const beside = items.filter((other) => other.measure === item.measure && tells(other));
    return { ...item, weight: tells(item) ? 1 / beside.length : 0 };
  });
}
