import { InvalidArgumentError } from 'commander';
import { type Method, MOMENT_FORM, momentOf, type StoreAddress } from '../index.js';

interface Inflow {
  readonly address: string;
  readonly amount: string;
  readonly time?: string;
}

export interface FollowFlags {
  readonly from: string[];
  readonly store?: StoreAddress;
  readonly sender?: string;
  readonly decimals?: Readonly<Record<string, number>>;
  readonly method: Method;
  readonly hops: number;
  readonly since?: string;
  readonly until?: string;
  readonly asset?: string;
  readonly inflow?: Inflow[];
  readonly fanOut: number;
  readonly tags?: string[];
  readonly around?: string;
  readonly window?: number;
  readonly pack?: string;
  readonly save?: string;
  readonly svg?: string;
  readonly top?: number;
  readonly csv?: true;
  readonly json?: true;
}

/** Addresses with commas between them. */
export function addresses(text: string): string[] {
  const found = text.split(',').map((one) => one.trim());
  if (found.some((one) => one === ''))
    throw new InvalidArgumentError('give addresses with commas between them.');
  return found;
}

/** A day or moment, as it was written. */
export function moment(text: string): string {
  if (momentOf(text, 'first') === null) throw new InvalidArgumentError(`${MOMENT_FORM}.`);
  return text;
}

/** Value that came to a source from outside, one after the other. */
export function inflow(text: string, before: readonly Inflow[] = []): Inflow[] {
  const [, address, amount, time] = /^([^=]+)=([\d.]+)(?:@(.+))?$/.exec(text) ?? [];
  if (address === undefined || amount === undefined)
    throw new InvalidArgumentError('write address=amount or address=amount@2022-03-23.');
  if (time !== undefined) moment(time);
  return [...before, { address, amount, ...(time !== undefined && { time }) }];
}
