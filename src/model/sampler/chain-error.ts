/** A chain that cannot start or go on; says which, counted from 1, and why. */
export class ChainError extends Error {
  readonly chain: number;
  readonly reason: string;

  /** `chain` counts from 0. */
  constructor(chain: number, reason: string) {
    super(`chain ${chain + 1}: ${reason}`);
    this.name = 'ChainError';
    this.chain = chain;
    this.reason = reason;
  }
}
