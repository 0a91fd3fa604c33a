import { type Asset, CUT_LISTS, type FollowResult, type StoredFlow } from '../types.js';
import { fromUnits, inUnits } from './units.js';

/** Rows kept of each list; a figure draws no more of them. */
const KEPT = { reached: 50, stopped: 20, unfollowed: 20, held: 20, flows: 100 } as const;

/** A result as a pack keeps it: the largest rows of its lists, which come in that order, with what is left out counted. */
export function cutResult(result: FollowResult): Pick<StoredFlow, 'cut' | 'result'> {
  const { skipped: _skipped, notices: _notices, ...whole } = result;
  const cut = CUT_LISTS.flatMap((list) => {
    const left = whole[list].slice(KEPT[list]);
    return left.length === 0 ? [] : [{ list, rows: left.length, value: sum(left, whole.asset) }];
  });
  const kept = Object.fromEntries(CUT_LISTS.map((list) => [list, whole[list].slice(0, KEPT[list])]));
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
