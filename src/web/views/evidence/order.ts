import type { SortingState } from '@tanstack/react-table';

/** The order as the address has it, `date` or `-date`; newest first where it says nothing. */
export function orderOf(sort: string | undefined): SortingState {
  const given = sort ?? '-date';
  return [{ id: given.replace(/^-/, ''), desc: given.startsWith('-') }];
}

/** The address of an order; the usual one is left out of it. */
export function addressOf([order]: SortingState): string | undefined {
  if (!order) return undefined;
  const said = `${order.desc ? '-' : ''}${order.id}`;
  return said === '-date' ? undefined : said;
}
