import Type from 'typebox';
import { namesDate, namesOrgan } from '../networks/support.js';
import type { Network, Pack } from '../types.js';
import { dayRange } from './dates.js';
import { ORGANS_FILE } from './organs.js';
import { splitList } from './partners.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readTable } from './table.js';
import { NETWORK_KINDS, ORGAN_BASES } from './vocabulary.js';

export const NETWORKS_FILE = 'networks.csv';

export const NetworkSchema = strict(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description: 'Unique in the table.' }),
    name: Type.String({ minLength: 2, description: 'Name of the body, as the records have it.' }),
    aliases: Type.Optional(
      Type.String({
        description: 'Other names, and persons whose listing is that of the body, separated by semicolons.',
      }),
    ),
    kind: Type.Enum([...NETWORK_KINDS], { description: 'What it is.' }),
    partner: Type.String({
      pattern: '^[A-Z]{3}$',
      description: 'ISO 3166-1 alpha-3 code of the state it is in.',
    }),
    place: Type.Optional(Type.String({ description: 'Town or region; empty where no record gives it.' })),
    from: Type.Optional(
      Type.String({
        description: 'When it began: YYYY, YYYY-MM or YYYY-MM-DD, as a row of its evidence says.',
      }),
    ),
    until: Type.Optional(
      Type.String({ description: 'When it ended, likewise; empty means not known, not that it goes on.' }),
    ),
    organ: Type.Optional(
      Type.String({
        description: 'Id of the organ behind it, from organs.csv; empty where it is not known.',
      }),
    ),
    organ_basis: Type.Optional(
      Type.Enum([...ORGAN_BASES], {
        description:
          'How the organ is known: stated = a row of its evidence names it; inferred; recalled = from memory.',
      }),
    ),
    evidence: Type.String({
      description: 'Ids of rows of ledgers, separated by semicolons; at least one is about the same state.',
    }),
    note: Type.Optional(Type.String({ description: 'Dispute, inference or reason.' })),
  },
  {
    description: 'networks.csv: one body per row through which revenue of the actor runs or ran in a state.',
  },
);

export function readNetworks(text: string, report: Report): Network[] | undefined {
  return readTable(text, NetworkSchema, report)?.map(({ value, line }) => ({
    id: value.id,
    name: value.name,
    aliases: splitList(value.aliases),
    kind: value.kind,
    partner: value.partner,
    place: value.place ?? '',
    from: value.from ?? '',
    until: value.until ?? '',
    organ: value.organ ?? null,
    organBasis: value.organ_basis ?? null,
    evidence: splitList(value.evidence),
    note: value.note ?? '',
    line,
  }));
}

/** The rules that networks, organs and ledgers keep together: nothing stands in these tables that no row or source carries. */
export function checkNetworks(pack: Pack, report: (file: string) => Report): void {
  checkOrgans(pack, report(ORGANS_FILE));
  const to = report(NETWORKS_FILE);
  const states = new Set(pack.partners.map(({ code }) => code));
  const seen = new Set<string>();
  for (const network of pack.networks) {
    const say = (message: string) => to(network.line, `${network.id}: ${message}`);
    if (seen.has(network.id)) say('the id stands twice; give another');
    seen.add(network.id);
    if (!states.has(network.partner))
      say(`partner ${network.partner} is not in partners.csv; add it or correct the code`);
    checkSupport(pack, network, say);
  }
}

function checkOrgans({ organs, sources }: Pack, say: (line: undefined, message: string) => void): void {
  const known = new Set(sources.map(({ id }) => id));
  const ids = organs.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i)))
    say(undefined, `organ ${id} stands twice; keep one`);
  for (const { id, source } of organs)
    if (!known.has(source))
      say(undefined, `${id}: source ${source} is not in sources.csv; add it or correct the id`);
}

function checkSupport(pack: Pack, network: Network, say: (message: string) => void): void {
  const { from, until, organ, organBasis: basis, partner } = network;
  const withdrawn = new Set(pack.withdrawn.map(({ id }) => id));
  const rows = network.evidence.flatMap((id) => {
    const row = pack.evidence.find((one) => one.id === id);
    if (!row && !withdrawn.has(id)) say(`evidence ${id} is no row of a ledger; correct the id`);
    return row ?? [];
  });
  if (network.evidence.length === 0) say('evidence is empty; name the rows it rests on');
  if (rows.length > 0 && !rows.some((row) => row.partner === partner))
    say(`none of its evidence is about ${partner}; add such a row or correct the code`);
  for (const [column, date] of [
    ['from', from],
    ['until', until],
  ] as const) {
    if (date === '') continue;
    if (!dayRange(date)) say(`${column}: ${date} is not a date; use YYYY, YYYY-MM or YYYY-MM-DD`);
    else if (rows.length > 0 && !rows.some((row) => namesDate(row, date)))
      say(`${column}: no row of its evidence gives ${date}; name the row that does, or leave it empty`);
  }
  const [begun, over] = [dayRange(from), dayRange(until)];
  if (begun && over && over.last < begun.first) say(`until ${until} lies before from ${from}`);
  if ((organ === null) !== (basis === null)) say('organ and organ_basis stand together or not at all');
  const known = pack.organs.find(({ id }) => id === organ);
  if (organ !== null && !known) say(`organ ${organ} is not in ${ORGANS_FILE}; add it or correct the id`);
  if (known && basis === 'stated' && !rows.some((row) => namesOrgan(row, known)))
    say(
      `organ ${organ} is called stated, but no row of its evidence names it; set organ_basis to inferred or recalled`,
    );
}
