/** Slots of a table when it is made, and at most: 32 MB. */
const FIRST = 2 ** 12;
const MOST = 2 ** 22;

/** Digests in an open table, 64 bits each: any two of so few that agree in them are the same. */
class Table {
  size = 0;
  private cells = new Uint32Array(FIRST * 2);

  constructor(private readonly most: number) {}

  get full(): boolean {
    return this.size * 4 >= this.most * 3;
  }

  has(high: number, low: number): boolean {
    return this.cells[this.slotOf(high, low)] !== 0;
  }

  add(high: number, low: number): void {
    if (this.size * 8 >= this.cells.length * 3 && this.cells.length < this.most * 2) this.grow();
    const slot = this.slotOf(high, low);
    if (this.cells[slot] === 0) this.size++;
    this.cells[slot] = high;
    this.cells[slot + 1] = low;
  }

  /** Where a digest is, or would be. */
  private slotOf(high: number, low: number): number {
    const last = this.cells.length / 2 - 1;
    let slot = low & last;
    while (this.cells[slot * 2] !== 0 && (this.cells[slot * 2] !== high || this.cells[slot * 2 + 1] !== low))
      slot = (slot + 1) & last;
    return slot * 2;
  }

  private grow(): void {
    const before = this.cells;
    this.cells = new Uint32Array(before.length * 2);
    this.size = 0;
    for (let i = 0; i < before.length; i += 2)
      if (before[i] !== 0) this.add(before[i] as number, before[i + 1] as number);
  }
}

/** How often digests have been met: for the last three million of them at least, in 64 MB at most. */
export class Seen {
  /** Whether more came than are remembered. */
  forgot = false;
  private near: Table;
  private before: Table | null = null;
  private again = new Map<string, number>();
  private againBefore = this.again;

  /** @param most slots of each of the two tables, a power of two. */
  constructor(private readonly most = MOST) {
    this.near = new Table(most);
  }

  /** @param digest hexadecimal, 16 digits or more. @returns how often it has been met, this time among them. */
  add(digest: string): number {
    // A zero marks an empty slot.
    const high = Number.parseInt(digest.slice(0, 8), 16) || 1;
    const low = Number.parseInt(digest.slice(8, 16), 16);
    if (this.near.has(high, low) || this.before?.has(high, low)) {
      const times = (this.again.get(digest) ?? this.againBefore.get(digest) ?? 1) + 1;
      this.again.set(digest, times);
      return times;
    }
    if (this.near.full) this.turn();
    this.near.add(high, low);
    return 1;
  }

  private turn(): void {
    this.forgot ||= this.before !== null;
    this.before = this.near;
    this.near = new Table(this.most);
    this.againBefore = this.again;
    this.again = new Map();
  }
}
