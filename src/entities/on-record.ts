import { type Evidence, MATCH_FROM, type OnRecord, type Pack } from '../types.js';
import { NameIndex } from './name-index.js';

/** A body of a pack, or a row of its ledgers, under a name. */
type Named = { readonly body: Pack['networks'][number] } | { readonly row: Evidence };

/**
 * What a pack has of a name: bodies of revenue networks that bear it, and rows of ledgers that these rest on or whose party bears it.
 * The names are held together as those of lists are.
 */
export function openOnRecord(pack: Pack): (name: string) => OnRecord | null {
  const index = new NameIndex<Named>();
  for (const body of pack.networks)
    for (const name of [body.name, ...body.aliases]) index.add({ body }, { name, kind: 'primary' });
  for (const row of pack.evidence)
    for (const name of partiesOf(row)) index.add({ row }, { name, kind: 'primary' });
  return (name) => {
    const named = index.find(name).filter(({ score }) => score >= MATCH_FROM);
    if (named.length === 0) return null;
    const bodies = [...new Set(named.flatMap(({ of }) => ('body' in of ? of.body : [])))];
    const ids = new Set([
      ...bodies.flatMap(({ evidence }) => evidence),
      ...named.flatMap(({ of }) => ('row' in of ? of.row.id : [])),
    ]);
    return {
      bodies: bodies.map((body) => ({
        id: body.id,
        name: body.name,
        kind: body.kind,
        partner: body.partner,
      })),
      rows: pack.evidence
        .filter(({ id }) => ids.has(id))
        .map((row) => ({ id: row.id, kind: row.kind, link: linkOf(row), summary: row.summary }))
        .toSorted((a, b) => Number(b.link === 'direct') - Number(a.link === 'direct')),
    };
  };
}

/** The parties of a row; where it names several, semicolons and slashes part them. */
const partiesOf = ({ own }: Evidence): string[] =>
  String(own['entity'] ?? '')
    .split(/;| \/ /)
    .map((name) => name.trim())
    .filter((name) => name !== '');

const linkOf = ({ own }: Evidence): string => String(own['dprk_link'] ?? '');
