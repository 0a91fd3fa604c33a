/** Places of moves by one of their accounts, in order: those of account `a` from `start[a]` to before `start[a + 1]`. */
export interface ByAccount {
  readonly start: Int32Array;
  readonly places: Int32Array;
  /** The other account of each; beside the places, as to look it up among the moves is to wait for memory. */
  readonly others: Int32Array;
}

/** Sorts places by account by counting, in time and memory of moves and accounts. */
export function byAccount(account: Int32Array, other: Int32Array, accounts: number): ByAccount {
  const start = new Int32Array(accounts + 1);
  for (let i = 0; i < account.length; i++) increase(start, (account[i] as number) + 1);
  for (let a = 0; a < accounts; a++) start[a + 1] = (start[a + 1] as number) + (start[a] as number);
  const next = start.slice(0, accounts);
  const places = new Int32Array(account.length);
  const others = new Int32Array(account.length);
  for (let i = 0; i < account.length; i++) {
    const at = increase(next, account[i] as number);
    places[at] = i;
    others[at] = other[i] as number;
  }
  return { start, places, others };
}

/** Adds one to a cell and returns what it was. */
function increase(cells: Int32Array, at: number): number {
  const before = cells[at] as number;
  cells[at] = before + 1;
  return before;
}
