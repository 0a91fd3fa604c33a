import type { ModelReport, PartnerCode, Standing } from '../types.js';
import type { Column, Store } from './store.js';

const text = <T>(name: string, of: (row: T) => string | null): Column<T> => ({ name, type: 'text', of });
const number = <T>(name: string, of: (row: T) => number | null): Column<T> => ({ name, type: 'number', of });

const measures = (['affinity', 'slack', 'engagement', 'revenue'] as const).flatMap(
  (name): Column<Standing>[] => [
    number(`${name}_median`, (row) => row[name].median),
    number(`${name}_q5`, (row) => row[name].q5),
    number(`${name}_q95`, (row) => row[name].q95),
    { name: `${name}_n`, type: 'integer', of: (row) => row[name].n },
  ],
);

interface Without {
  readonly without: string;
  /** What it records of the partner alone, or of every state. */
  readonly extent: 'partner' | 'all';
  readonly partner: PartnerCode;
  readonly tier: number | null;
  /** Probability of the ranks of the partner's tier, with it and without; null where only the tier is known. */
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * Loads where the partners stand as `tiers`, before the claims that may ask it, and as `tiers_without` what becomes of a tier when a piece of
 * the record is left out: pieces of one partner that change it, and whole series whose fit holds.
 */
export async function loadStandings(
  store: Store,
  {
    standings,
    model,
  }: { readonly standings: readonly Standing[]; readonly model: Pick<ModelReport, 'leftOutWhole'> },
): Promise<void> {
  await store.load<Standing>(
    'tiers',
    [
      text('id', (row) => row.id),
      text('partner', (row) => row.partner),
      text('name', (row) => row.name),
      { name: 'tier', type: 'integer', of: (row) => row.tier },
      text('reason', (row) => row.reason),
      { name: 'place', type: 'integer', of: (row) => row.place },
      number('probability', (row) => Math.max(0, ...Object.values(row.tierProbabilities))),
      ...measures,
      text('off_pattern', (row) => (row.revenue.offPattern ? 'yes' : 'no')),
    ],
    standings,
  );
  await store.load<Without>(
    'tiers_without',
    [
      text('without', (row) => row.without),
      text('extent', (row) => row.extent),
      text('partner', (row) => row.partner),
      { name: 'tier', type: 'integer', of: (row) => row.tier },
      number('before', (row) => row.before),
      number('after', (row) => row.after),
    ],
    [...standings.flatMap(piecesOf), ...model.leftOutWhole.runs.flatMap(wholeOf)],
  );
}

const piecesOf = ({ partner, unstable }: Standing) =>
  unstable.map(
    ({ without, tier }): Without => ({
      without,
      extent: 'partner',
      partner,
      tier,
      before: null,
      after: null,
    }),
  );

const wholeOf = ({ without, partners }: ModelReport['leftOutWhole']['runs'][number]) =>
  partners.map(
    ({ partner, tier, before, after }): Without => ({ without, extent: 'all', partner, tier, before, after }),
  );
