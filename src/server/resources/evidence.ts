import Type from 'typebox';
import { type Evidence, type EvidenceFilter, listEvidence, type Store } from '../../index.js';
import { resource } from '../resource.js';
import { Row } from '../shapes.js';

const MOST = 1_000_000;

export const evidence = resource({
  path: 'evidence',
  summary: 'The records with their sources, oldest first; as `tierline evidence --json`.',
  query: Type.Object({
    partner: Type.Optional(Type.String({ maxLength: 12, description: 'Of one partner, such as KHM.' })),
    ledger: Type.Optional(Type.String({ maxLength: 40, description: 'Of one ledger, such as visits.' })),
    kind: Type.Optional(Type.String({ maxLength: 60, description: 'Of one kind.' })),
    indicator: Type.Optional(Type.String({ maxLength: 80, description: 'Behind one indicator.' })),
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST, description: 'At most so many rows.' })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST, description: 'After so many rows.' })),
  }),
  response: Type.Object({ evidence: Type.Array(Row) }),
  answer: async ({ store }, { query }) => ({ evidence: await listEvidence(store, query) }),
  stream: ({ store, pack }, { query }) =>
    query.limit === undefined && isLong(pack.evidence, query) ? pages(store, query) : null,
});

/** Rows from which on an answer is sent piece by piece and not kept, and rows of a piece. */
const MANY = 5000;
const PIECE = 2000;

function isLong(rows: readonly Evidence[], { partner, ledger, kind }: EvidenceFilter): boolean {
  if (rows.length <= MANY) return false;
  const asked = rows.filter(
    (row) =>
      (partner === undefined || row.partner === partner) &&
      (ledger === undefined || row.ledger === ledger) &&
      (kind === undefined || row.kind === kind),
  );
  return asked.length > MANY;
}

async function* pages(store: Store, { offset = 0, ...filter }: EvidenceFilter): AsyncGenerator<string> {
  let separator = '{"evidence":[';
  for (let from = offset; ; from += PIECE) {
    const rows = await listEvidence(store, { ...filter, limit: PIECE, offset: from });
    if (rows.length > 0) yield `${separator}${JSON.stringify(rows).slice(1, -1)}`;
    else if (from === offset) yield separator;
    if (rows.length < PIECE) break;
    separator = ',';
  }
  yield ']}';
}
