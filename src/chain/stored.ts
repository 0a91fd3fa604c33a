import { type Asset, CUT_LISTS, type FollowResult, type StoredFlow } from '../types.js';
import { fromUnits, inUnits } from './units.js';

/** Rows kept of each list; a figure draws no more of them. */
const KEPT = { reached: 50, stopped: 20, unfollowed: 20, held: 20, flows: 100 } as const;

/** A result as a pack keeps it: the largest rows of its lists, which come in that order, with what is left out counted. */
export function cutResult(result: FollowResult): Pick<StoredFlow, 'cut' | 'result'> {
  const { skipped: _skipped, notices: _notices, ...whole } = result;
  return cutLists(whole, KEPT);
}

/** A result with so many of the largest rows of each list, and what is left out counted and summed. */
export function topResult(result: FollowResult, top: number): FollowResult & Pick<StoredFlow, 'cut'> {
  const most = Object.fromEntries(CUT_LISTS.map((list) => [list, top])) as Most;
  const { cut, result: kept } = cutLists(result, most);
  return { ...kept, cut };
}

type Most = Readonly<Record<(typeof CUT_LISTS)[number], number>>;

function cutLists<Result extends StoredFlow['result']>(
  whole: Result,
  most: Most,
): { readonly cut: StoredFlow['cut']; readonly result: Result } {
  const cut = CUT_LISTS.flatMap((list) => {
    const left = whole[list].slice(most[list]);
    return left.length === 0 ? [] : [{ list, rows: left.length, value: sum(left, whole.asset) }];
  });
  const kept = Object.fromEntries(CUT_LISTS.map((list) => [list, whole[list].slice(0, most[list])]));
  return { cut, result: { ...whole, ...kept } };
}

/** Of the asset that is followed. */
const sum = (rows: readonly { readonly asset?: string; readonly value: string }[], followed: Asset): string =>
  inUnits(
    rows
      .filter(({ asset }) => asset === undefined || asset === followed.id)
      .reduce((all, { value }) => all + (fromUnits(value, followed) as bigint), 0n),
    followed,
  );
