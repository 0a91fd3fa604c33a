import { compare } from '../order.js';
import {
  breaksOf,
  fitMallows,
  jeffreysInterval,
  logMallows,
  logPlackettLuce,
  plackettLuce,
  standardDeviation,
} from '../stats/index.js';
import type {
  CodedItem,
  Day,
  ListBlock,
  ListedState,
  ListModel,
  Partner,
  PartnerCode,
  Window,
} from '../types.js';

/** States that must stand together to be a list: two are a pair. */
const LIST = 3;
/** Fewest lists whose order is foretold, and fewest that may decide: of fewer, two standard errors say nothing. */
const FEWEST = 3;
const DECIDES = 10;
/** Parts into which the lists of a block fall, each foretold from the others. */
const FOLDS = 10;

/** Classes of the offices on the states' side, so that who holds the higher office does not pass for who stands closer. */
const OFFICES: Readonly<Record<string, string>> = {
  supreme_leader: 'head',
  head_of_state: 'head',
  premier: 'premier',
  foreign_minister: 'minister',
  minister: 'minister',
  vice_minister: 'minister',
  royal: 'royal',
  ambassador: 'ambassador',
  organisation: 'organisation',
  none: 'nobody named',
};

/** The states of one office class in one list, in its order. */
interface List {
  readonly document: string;
  readonly states: readonly PartnerCode[];
}

/** The lists of one source, direction, occasion and office class, inside a window of the pack or outside. */
interface Block {
  readonly key: readonly string[];
  readonly lists: readonly List[];
}

/**
 * Lists, modelled within their block: presence before order. Presence is the rate at which a state stands in such a list, given that
 * one was published (Jeffreys). Order is asked of lists of two states of the class or more, and three rivals foretell it, list by
 * list from the other parts of the block: worth (Plackett-Luce), the alphabet (Mallows around it), and no order at all. Lists in
 * which two states share a place are several lists told as one; they are left out.
 */
export function listBlocks(
  codings: readonly CodedItem[],
  partners: readonly Partner[],
  windows: readonly Window[],
): ListBlock[] {
  const names = new Map(partners.map(({ code, name }) => [code, name]));
  const reported = partners.filter((partner) => partner.reported).map(({ code }) => code);
  return blocksOf(codings, windows).map(({ key, lists }): ListBlock => {
    const [source, direction, occasion, window, office] = key as [string, string, string, string, string];
    const ordered = lists.filter(({ states }) => states.length > 1);
    const order = ordered.length < FEWEST ? null : orderOf(ordered, names);
    return {
      source,
      direction,
      occasion,
      window,
      office,
      lists: lists.length,
      ordered: ordered.length,
      scores: order?.scores ?? null,
      model: order?.model ?? 'too few lists',
      states: presence(lists, reported, order?.worths),
    };
  });
}

function blocksOf(codings: readonly CodedItem[], windows: readonly Window[]): Block[] {
  const documents = new Map<string, CodedItem[]>();
  for (const item of codings) {
    const { coding } = item;
    if (coding.values.relevance !== 'relational' || (coding.list?.size ?? 0) < LIST) continue;
    documents.set(coding.document, [...(documents.get(coding.document) ?? []), item]);
  }
  const blocks = new Map<string, Block & { lists: List[] }>();
  for (const [document, items] of documents) {
    if (new Set(items.map(({ coding }) => coding.list?.position)).size < items.length) continue;
    items.sort((a, b) => (a.coding.list?.position ?? 0) - (b.coding.list?.position ?? 0));
    for (const [name, members] of byBlock(items, windows)) {
      const block = blocks.get(name) ?? { key: name.split('\t'), lists: [] };
      block.lists.push({ document, states: members.map(({ coding }) => coding.partner) });
      blocks.set(name, block);
    }
  }
  return [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
}

/** The members of a list by source, direction, occasion, window and office class. */
function byBlock(items: readonly CodedItem[], windows: readonly Window[]): Map<string, CodedItem[]> {
  const groups = new Map<string, CodedItem[]>();
  for (const item of items) {
    const { direction, partner_rank } = item.coding.values;
    const office = OFFICES[partner_rank ?? 'none'] ?? (partner_rank as string);
    const name = [
      item.source,
      direction ?? '',
      item.coding.occasion ?? '',
      windowAt(item.date, windows),
      office,
    ].join('\t');
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}

/** The kind of window a list falls into, of those that are about all states. */
const windowAt = (date: Day, windows: readonly Window[]): string =>
  windows.find(({ from, to, partner }) => partner === null && date >= from && date <= to)?.kind ?? '';

/** How often each state stands in the lists: those that do, and the reported partners that do not. */
function presence(
  lists: readonly List[],
  reported: readonly PartnerCode[],
  worths: ReadonlyMap<PartnerCode, number> | undefined,
): ListedState[] {
  const times = new Map(reported.map((code) => [code, 0]));
  for (const { states } of lists)
    for (const state of new Set(states)) times.set(state, (times.get(state) ?? 0) + 1);
  return [...times]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([partner, present]) => ({
      partner,
      present,
      ...jeffreysInterval(present, lists.length),
      worth: worths?.get(partner) ?? null,
    }));
}

interface Order {
  readonly scores: Readonly<Record<ListModel, number>>;
  readonly model: ListBlock['model'];
  /** Of the states that stand in an order, where worth foretells best. */
  readonly worths: ReadonlyMap<PartnerCode, number> | undefined;
}

/** Which of the rivals foretells the lists of a block best, each part from the others. */
function orderOf(lists: readonly List[], names: ReadonlyMap<PartnerCode, string>): Order {
  const field = [...new Set(lists.flatMap(({ states }) => states))].sort((a, b) =>
    compare(names.get(a) ?? a, names.get(b) ?? b),
  );
  const place = new Map(field.map((code, i) => [code, i]));
  const orders = lists.map(({ states }) => states.map((code) => place.get(code) as number));
  const logs = foretell(orders, field.length);
  const sums = Object.fromEntries(
    Object.entries(logs).map(([name, each]) => [name, each.reduce((sum, log) => sum + log, 0)]),
  ) as Record<ListModel, number>;
  const model = verdict(logs);
  if (model !== 'worth') return { scores: sums, model, worths: undefined };
  const worths = plackettLuce(orders, field.length);
  return { scores: sums, model, worths: new Map(field.map((code, i) => [code, worths[i] as number])) };
}

/** Log probability of each list under each rival, fitted to the parts that the list is not in. */
function foretell(orders: readonly (readonly number[])[], items: number): Record<ListModel, number[]> {
  const folds = Math.min(FOLDS, orders.length);
  const fits = Array.from({ length: folds }, (_, fold) => {
    const others = orders.filter((_, i) => i % folds !== fold);
    return {
      worths: plackettLuce(others, items),
      theta: fitMallows(others.map((order) => ({ breaks: breaksOf(order), items: order.length }))),
    };
  });
  const fitOf = (i: number) => fits[i % folds] as (typeof fits)[number];
  return {
    worth: orders.map((order, i) => logPlackettLuce(order, fitOf(i).worths)),
    alphabet: orders.map((order, i) => logMallows(breaksOf(order), order.length, fitOf(i).theta)),
    none: orders.map((order) => logMallows(0, order.length, 0)),
  };
}

/**
 * The rival that is ahead by more than two standard errors of the difference: worth of both others, the alphabet likewise. No order
 * contains nothing that the alphabet does not, so it has only to be ahead of worth, and the alphabet not ahead of it.
 */
function verdict(logs: Readonly<Record<ListModel, readonly number[]>>): ListBlock['model'] {
  if (logs.none.length < DECIDES) return 'not determined';
  const ahead = (one: ListModel, other: ListModel) =>
    isAhead(logs[one].map((log, i) => log - (logs[other][i] as number)));
  if (ahead('worth', 'none') && ahead('worth', 'alphabet')) return 'worth';
  if (ahead('alphabet', 'none') && ahead('alphabet', 'worth')) return 'alphabet';
  return ahead('none', 'worth') && !ahead('alphabet', 'none') ? 'none' : 'not determined';
}

/** Whether the sum of gains is above zero by more than two of its standard errors. */
function isAhead(gains: readonly number[]): boolean {
  const sum = gains.reduce((all, gain) => all + gain, 0);
  return sum > 2 * standardDeviation(gains) * Math.sqrt(gains.length);
}
