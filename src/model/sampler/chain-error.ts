/** A chain that cannot start or go on; says which and why. */
export class ChainError extends Error {
  readonly chain: number;

  constructor(chain: number, reason: string) {
    super(`chain ${chain + 1}: ${reason}`);
    this.name = 'ChainError';
    this.chain = chain;
  }
}
