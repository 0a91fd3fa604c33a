/** Products between these are kept as they are; one more factor of like size then neither overflows nor loses digits. */
const LARGE = 1e150;
const SMALL = 1e-150;

/** Sum of logarithms of positive factors: one logarithm for as many of them as a double holds the product of. */
export class LogProduct {
  private sum = 0;
  private product = 1;

  times(factor: number): void {
    const product = this.product * factor;
    if (product > SMALL && product < LARGE) this.product = product;
    else {
      this.sum += Math.log(this.product) + Math.log(factor);
      this.product = 1;
    }
  }

  /** Natural logarithm of the product; 0 of none. */
  get log(): number {
    return this.sum + Math.log(this.product);
  }
}
