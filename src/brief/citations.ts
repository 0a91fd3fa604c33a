import type { Build, Evidence, PartialDate, Source } from '../types.js';
import { plain } from './markdown.js';

/** Numbers sources in the order in which a text first cites them. */
export class Citations {
  private readonly numbers = new Map<string, number>();
  private readonly evidence: ReadonlyMap<string, Evidence>;
  private readonly sources: ReadonlyMap<string, Source>;

  constructor({ pack }: Build) {
    this.evidence = new Map(pack.evidence.map((row) => [row.id, row]));
    this.sources = new Map(pack.sources.map((source) => [source.id, source]));
  }

  /** The rows that some ids stand for. */
  rows(evidence: readonly string[]): Evidence[] {
    return evidence.flatMap((id) => this.evidence.get(id) ?? []);
  }

  /**
   * Marks such as ` [3] [7]` for the sources of some evidence: the most reliable of each independence group, at most `most`.
   * Without evidence the computed thing `id` is named instead, which `tierline trace` takes apart.
   */
  cite(evidence: readonly string[], id: string, most = 4): string {
    const named = this.rows(evidence).flatMap(({ source, secondSource }) => [source, secondSource ?? source]);
    const sources = [...new Set(named)].map((name) => this.sources.get(name) as Source).sort(byReliability);
    const independent = [...new Map(sources.toReversed().map((s) => [s.group, s])).values()].sort(
      byReliability,
    );
    if (independent.length === 0) return ` (\`${id}\`)`;
    return independent
      .slice(0, most)
      .map((source) => ` [[${this.numberOf(source.id)}]](#source-${this.numberOf(source.id)})`)
      .join('');
  }

  /** A mark for one source. */
  citeSource(id: string): string {
    return ` [[${this.numberOf(id)}]](#source-${this.numberOf(id)})`;
  }

  /** The cited sources, numbered, each with an anchor. */
  list(): string {
    return [...this.numbers]
      .map(([id, number]) => entry(number, this.sources.get(id) as Source))
      .join('\n\n');
  }

  private numberOf(source: string): number {
    const number = this.numbers.get(source) ?? this.numbers.size + 1;
    this.numbers.set(source, number);
    return number;
  }
}

function entry(number: number, source: Source): string {
  const { title, url, publisher, published, reliability, status } = source;
  const link =
    url === '' ? plain(title) : `[${plain(title)}](<${url.replace(/[\s<>]/g, encodeURIComponent)}>)`;
  const facts = [
    `${plain(publisher)}, ${dateWords(published)}`,
    `Reliability ${reliability}${status === 'read' ? '' : `, ${status}`}`,
  ];
  return `<a id="source-${number}"></a>${number}\\. ${link}. ${facts.join('. ')}.`;
}

const dateWords = (date: PartialDate) => (date === '' ? 'undated' : date);

function byReliability(a: Source, b: Source): number {
  const key = ({ reliability, id }: Source) => `${reliability} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}
