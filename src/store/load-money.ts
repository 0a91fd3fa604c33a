import type { EstimateRow, Network, Organ, Pack, StoredFlow, TracedInCountry } from '../types.js';
import type { Column, Store } from './store.js';

const text = <T>(name: string, of: (row: T) => string | null): Column<T> => ({ name, type: 'text', of });
const number = <T>(name: string, of: (row: T) => number | null): Column<T> => ({ name, type: 'number', of });
const texts = <T>(name: string, of: (row: T) => readonly string[]): Column<T> => ({
  name,
  type: 'texts',
  of,
});
/** Cells that are empty in a pack are missing here. */
const filled = (cell: string) => (cell === '' ? null : cell);

const ORGANS: readonly Column<Organ>[] = [
  text('id', (row) => row.id),
  text('name', (row) => row.name),
  texts('aliases', (row) => row.aliases),
  text('channel', (row) => row.channel),
  text('other_channel', (row) => row.otherChannel),
  text('source', (row) => row.source),
  text('note', (row) => filled(row.note)),
];

const BODIES: readonly Column<Network>[] = [
  text('id', (row) => row.id),
  text('name', (row) => row.name),
  texts('aliases', (row) => row.aliases),
  text('kind', (row) => row.kind),
  text('partner', (row) => row.partner),
  text('place', (row) => filled(row.place)),
  text('begun', (row) => filled(row.from)),
  text('ended', (row) => filled(row.until)),
  text('organ', (row) => row.organ),
  text('organ_basis', (row) => row.organBasis),
  texts('evidence', (row) => row.evidence),
  text('note', (row) => filled(row.note)),
];

const ESTIMATES: readonly Column<EstimateRow>[] = [
  text('id', (row) => row.id),
  text('topic', (row) => row.topic),
  text('what', (row) => row.what),
  text('author', (row) => row.author),
  text('method', (row) => filled(row.method)),
  text('begun', (row) => filled(row.from)),
  text('ended', (row) => filled(row.until)),
  number('amount', (row) => row.amount),
  number('amount_to', (row) => row.amountTo),
  text('unit', (row) => row.unit),
  number('share', (row) => row.share),
  text('denominator', (row) => filled(row.denominator)),
  text('qualifier', (row) => row.qualifier),
  text('published', (row) => filled(row.published)),
  texts('evidence', (row) => row.evidence),
  text('note', (row) => filled(row.note)),
];

const FLOWS: readonly Column<StoredFlow>[] = [
  text('id', (row) => row.id),
  text('title', (row) => row.title),
  text('method', (row) => row.result.method),
  text('asset', (row) => row.result.asset.symbol || row.result.asset.id),
  number('value_in', (row) => Number(row.result.conservation.in)),
  number('unseen_share', (row) => row.result.coverage.unseenShare),
  number('last_seen', (row) => Number(row.result.coverage.lastSeen)),
  number('tagged_share', (row) => row.result.coverage.taggedShare),
  number('country_share', (row) => row.result.coverage.countryShare),
  { name: 'published', type: 'day', of: (row) => row.published },
  texts('sources', (row) => row.sources),
  texts('evidence', (row) => row.evidence),
  text('note', (row) => row.note),
];

const TRACED_VALUE: readonly Column<TracedInCountry>[] = [
  text('flow', (row) => row.flow),
  text('partner', (row) => row.partner),
  text('asset', (row) => row.asset),
  { name: 'addresses', type: 'integer', of: (row) => row.addresses },
  number('value', (row) => (row.value === null ? null : Number(row.value))),
  number('most', (row) => Number(row.most)),
];

/** Loads what a pack holds on money: `organs`, `bodies`, `estimates`, `flows`, and per flow and state `traced_value`. */
export async function loadMoney(store: Store, { organs, networks, estimates, flows }: Pack): Promise<void> {
  await store.load('organs', ORGANS, organs);
  await store.load('bodies', BODIES, networks);
  await store.load('estimates', ESTIMATES, estimates);
  await store.load('flows', FLOWS, flows);
  await store.load(
    'traced_value',
    TRACED_VALUE,
    flows.flatMap(({ states }) => states),
  );
}
