import { InvalidArgumentError } from 'commander';

/** Decimal places of tokens, one `contract=places` after the other. */
export function decimal(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, contract, places] = /^(.+)=(\d{1,2})$/.exec(text) ?? [];
  if (contract === undefined) throw new InvalidArgumentError('write contract=places, such as 0xdac1…=6.');
  return { ...before, [contract]: Number(places) };
}
