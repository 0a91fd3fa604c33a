import type { Asset, Notice, Transfer } from '../../types.js';
import { Notices } from '../notices.js';
import { quote } from '../text.js';
import { isHexAddress } from './accounts.js';
import { seenAs } from './look-alikes.js';

/** Symbols of coins, which no token bears. */
const COINS = ['ETH', 'BTC', 'BNB', 'TRX', 'MATIC'];
/** Symbols that are worth imitating. */
const KNOWN = new Set([
  ...COINS,
  'WETH',
  'STETH',
  'METH',
  'CMETH',
  'WBTC',
  'USDT',
  'USDC',
  'DAI',
  'BUSD',
  'TUSD',
  'PYUSD',
]);

/**
 * What looks in a file as if it were made to deceive: tokens whose symbol looks like a known one, or is that of a coin, and addresses that
 * differ from one before them but share its first and last four digits, which is what people compare. Of n addresses that chance makes, some
 * n^2/2^33 pairs do that too; so it is noticed, and nothing is left out for it.
 */
export function deceptions(transfers: readonly Transfer[], assets: readonly Asset[]): Notice[] {
  const notices = new Notices();
  const firstPlaces = new Map<string, string>();
  for (const { asset, place } of transfers) if (!firstPlaces.has(asset)) firstPlaces.set(asset, place);
  for (const asset of assets) {
    const told = imitation(asset);
    if (told) notices.add(told, firstPlaces.get(asset.id) ?? asset.id);
  }
  for (const { message, place } of poisonings(transfers)) notices.add(message, place);
  return notices.all();
}

function imitation({ id, symbol }: Asset): string | undefined {
  if (!isHexAddress(id)) return undefined;
  const seen = seenAs(symbol);
  if (!KNOWN.has(seen)) return undefined;
  if (/[^ -~]/.test(symbol))
    return `the token ${id} is named ${quote(symbol)}, which looks like ${seen} and is written with other letters; its contract decides what it is`;
  return COINS.includes(seen)
    ? `the token ${id} is named ${quote(symbol)}, as a coin is; its contract decides what it is`
    : undefined;
}

/** What people see of an address where it is shortened. */
const shortForm = (address: string): string => address.slice(0, 6) + address.slice(-4);

function* poisonings(transfers: readonly Transfer[]): Generator<{ message: string; place: string }> {
  const first = new Map<string, string>();
  const seen = new Set<string>();
  for (const { from, to, place } of transfers)
    for (const address of [from, to]) {
      if (seen.has(address)) continue;
      seen.add(address);
      if (!isHexAddress(address)) continue;
      const known = first.get(shortForm(address));
      if (known === undefined) first.set(shortForm(address), address);
      else
        yield {
          message: `${address} begins and ends as ${known} and is another address; one of them may be there to be mistaken for the other`,
          place,
        };
    }
}
