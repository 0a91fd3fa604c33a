import type { Build, Evidence, Source } from '../types.js';

/** Numbers sources in the order in which a text first cites them. */
export class Citations {
  private readonly numbers = new Map<string, number>();
  private readonly evidence: ReadonlyMap<string, Evidence>;
  private readonly sources: ReadonlyMap<string, Source>;

  constructor(build: Build) {
    this.evidence = new Map(build.pack.evidence.map((row) => [row.id, row]));
    this.sources = new Map(build.pack.sources.map((source) => [source.id, source]));
  }

  /** Marks such as ` [3] [7]` for the sources of some evidence, at most `most` of them. */
  cite(evidence: readonly string[], most = 4): string {
    const sources = [...new Set(evidence.flatMap((id) => this.evidence.get(id)?.source ?? []))].slice(
      0,
      most,
    );
    return sources.map((id) => ` [[${this.numberOf(id)}]](#source-${this.numberOf(id)})`).join('');
  }

  /** The cited sources by number. */
  list(): { number: number; source: Source }[] {
    return [...this.numbers].map(([id, number]) => ({ number, source: this.sources.get(id) as Source }));
  }

  private numberOf(source: string): number {
    const number = this.numbers.get(source) ?? this.numbers.size + 1;
    this.numbers.set(source, number);
    return number;
  }
}
