import type { Words } from './words.js';

/**
 * A tree of words, in which what belongs to a phrase hangs under its last word, so that the cost of a search grows with the
 * text and not with the phrases. Words are told apart by their hashes: what is found has still to be compared with the text.
 */
export interface Tree<T> {
  readonly next: Map<number, Tree<T>>;
  readonly here: T[];
}

export const emptyTree = <T>(): Tree<T> => ({ next: new Map(), here: [] });

/** Hangs something under the last of some words; where there is none, nowhere. */
export function insert<T>(root: Tree<T>, { hashes }: Words, thing: T): void {
  let node = root;
  for (const hash of hashes) {
    const known = node.next.get(hash);
    const next = known ?? emptyTree<T>();
    if (!known) node.next.set(hash, next);
    node = next;
  }
  if (node !== root) node.here.push(thing);
}

/** Whether a phrase may begin with a word; most words begin none, which a few bits of their hash tell for nearly all. */
export function openersOf(root: Tree<unknown>): (hash: number) => boolean {
  const marks = new Uint8Array(MASK + 1);
  for (const hash of root.next.keys()) marks[hash & MASK] = 1;
  return (hash) => marks[hash & MASK] === 1;
}

const MASK = 0xffff;
