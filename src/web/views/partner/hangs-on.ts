import type { LeftOut, Standing } from '../../../types.js';

export interface Piece extends LeftOut {
  /** Whether the draws tell, and if so whether the tier is another without it. */
  readonly says: 'same' | 'changes' | 'cannot tell';
}

/** What each piece of the record does to the tier, those that change it first, then those on which the draws do not tell. */
export function pieces(leftOut: readonly LeftOut[], { tier }: Standing): Piece[] {
  const order = ['changes', 'cannot tell', 'same'];
  return leftOut
    .map(
      (piece) =>
        ({
          ...piece,
          says: piece.probability === null ? 'cannot tell' : piece.tier === tier ? 'same' : 'changes',
        }) satisfies Piece as Piece,
    )
    .sort((a, b) => order.indexOf(a.says) - order.indexOf(b.says) || (a.series < b.series ? -1 : 1));
}
