import type { Parcel } from './lot.js';

/** What an account holds of one asset, and by which rule traced value leaves it. */
export interface Holding {
  /** Of what it holds, in the smallest unit. */
  readonly balance: bigint;
  readonly traced: bigint;
  /** Takes a parcel in; returns how much clean value became traced by it, which only poison does. */
  receive(parcel: Parcel): bigint;
  /** Takes `amount`, at most the balance, out. */
  send(amount: bigint): Parcel;
}

export const METHODS = ['haircut', 'fifo', 'lifo', 'poison'] as const;
export type Method = (typeof METHODS)[number];
