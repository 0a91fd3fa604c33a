import { compare } from '../order.js';
import type { Cell, Codebook, CodedItem, Evidence, LedgerTable } from '../types.js';

/** The ledger that the rules write: one row per event told in the codings, beside the ledgers that people write. */
export const CODED_LEDGER: LedgerTable = {
  name: 'coded',
  columns: [
    { name: 'direction', type: 'text' },
    { name: 'actor_rank', type: 'text' },
    { name: 'partner_rank', type: 'text' },
    { name: 'channel', type: 'text' },
    { name: 'exclusivity', type: 'text' },
    { name: 'list_size', type: 'integer' },
    { name: 'list_position', type: 'integer' },
    { name: 'occasion', type: 'text' },
    { name: 'formulas', type: 'text' },
    { name: 'items', type: 'integer' },
    { name: 'form', type: 'text' },
  ],
};

/** Credibility of an event that state media tell of themselves: probably true that it was told, once. */
const TOLD = 2;

/**
 * Events of some partners as evidence. Of the items that tell one event the highest rank, the first channel by the order
 * of the codebook and the narrowest list count, and the phrases of all.
 */
export function codedEvents(
  items: readonly CodedItem[],
  codebook: Codebook,
  partners: ReadonlySet<string>,
  headlines: ReadonlySet<string>,
): Evidence[] {
  const events = new Map<string, CodedItem[]>();
  for (const item of items) {
    if (item.event === null || !partners.has(item.coding.partner)) continue;
    const known = events.get(item.event);
    if (known) known.push(item);
    else events.set(item.event, [item]);
  }
  return [...events].map(([id, told]) => toEvidence(id, told, codebook, headlines));
}

function toEvidence(
  id: string,
  unsorted: readonly CodedItem[],
  codebook: Codebook,
  headlines: ReadonlySet<string>,
): Evidence {
  const told = unsorted.toSorted(
    (a, b) => compare(a.date, b.date) || compare(a.coding.document, b.coding.document),
  );
  const [first, last] = [told[0] as CodedItem, told.at(-1) as CodedItem];
  const best = (variable: string) => bestOf(codebook, variable, told);
  const narrowest = told
    .map(({ coding }) => coding.list)
    .toSorted((a, b) => (a?.size ?? 1) - (b?.size ?? 1))[0];
  const own: Record<string, Cell> = {
    direction: first.coding.values.direction,
    actor_rank: best('actor_rank'),
    partner_rank: best('partner_rank'),
    channel: best('channel'),
    exclusivity: best('exclusivity'),
    list_size: narrowest?.size ?? null,
    list_position: narrowest?.position ?? null,
    occasion: told.map(({ coding }) => coding.occasion).find((occasion) => occasion !== null) ?? null,
    formulas: [...new Set(told.flatMap(({ coding }) => coding.formulas))].sort().join(';'),
    items: told.length,
    form: told.every(({ source }) => headlines.has(source)) ? 'headline' : 'full',
  };
  const act = first.coding.values.act as string;
  return {
    id,
    ledger: CODED_LEDGER.name,
    kind: act,
    event: id,
    source: first.source,
    secondSource: null,
    locator: told.map(({ coding, url }) => url || coding.document).join(' '),
    date: first.date,
    dateEnd: last.date === first.date ? '' : last.date,
    datePrecision: 'day',
    firstDay: first.date,
    lastDay: last.date,
    partner: first.coding.partner,
    summary: summaryOf(act, own, told.length),
    credibility: TOLD,
    note: '',
    published: first.date,
    own,
    line: 0,
  };
}

function summaryOf(act: string, own: Readonly<Record<string, Cell>>, items: number): string {
  const words = (name: string) => String(own[name]).replaceAll('_', ' ');
  return `State media, ${items} ${items === 1 ? 'item' : 'items'}: ${words('direction')} ${act}, ${words('channel')} channel, ${words('actor_rank')} of the actor and ${words('partner_rank')} of the partner, ${words('exclusivity')}.`;
}

/** The category that comes first in the codebook, of those the items have. */
function bestOf({ variables }: Codebook, variable: string, told: readonly CodedItem[]): string | null {
  const has = new Set(told.map(({ coding }) => coding.values[variable as keyof typeof coding.values]));
  return variables[variable]?.map(({ code }) => code).find((code) => has.has(code)) ?? null;
}
