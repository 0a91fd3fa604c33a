import { createHash } from 'node:crypto';
import { compare } from '../order.js';
import type { Evidence, Node, Observation, Source, Stage } from '../types.js';

/**
 * Collects nodes as a build makes them. The digest of a node covers its content and the digests of its parents, so
 * whatever changes upstream changes the id of everything that hangs on it, and of nothing else.
 */
export class Lineage {
  private readonly byId = new Map<string, Node>();
  private readonly byEvent = new Map<string, string[]>();
  private readonly eventById = new Map<string, string>();

  constructor(sources: readonly Source[], evidence: readonly Evidence[]) {
    for (const source of sources) this.put(source.id, 'source', source.title, source, []);
    for (const row of evidence) {
      const { line: _line, ...content } = row;
      const parents = row.secondSource === null ? [row.source] : [row.source, row.secondSource];
      this.put(row.id, 'evidence', row.summary, content, parents);
      this.eventById.set(row.id, row.event);
      this.byEvent.set(row.event, [...(this.byEvent.get(row.event) ?? []), row.id]);
    }
  }

  /** Adds a derived thing under its natural key and returns its id, `key.digest`. */
  derive(stage: Stage, key: string, label: string, content: unknown, parents: readonly string[]): string {
    const sorted = [...new Set(parents)].sort();
    const digest = this.digestOf(stage, key, content, sorted);
    const id = `${key}.${digest.slice(0, 10)}`;
    this.byId.set(id, { id, stage, label, digest, parents: sorted });
    return id;
  }

  /** Observations with their ids; parents are all rows of the events they counted or consulted. */
  observe(measured: readonly Omit<Observation, 'id'>[]): Observation[] {
    return measured.map((o) => {
      const key = `observation.${o.indicator}.${o.partner}`;
      const label = `${o.indicator} of ${o.partner}, ${o.period}: ${o.value}`;
      return {
        ...o,
        id: this.derive('observation', key, label, o, this.rowsOf([...o.evidence, ...o.consulted])),
      };
    });
  }

  /** All rows that report the same events as the given rows. */
  rowsOf(evidence: readonly string[]): string[] {
    return [...new Set(evidence.flatMap((id) => this.byEvent.get(this.eventOf(id)) ?? [id]))].sort();
  }

  eventOf(evidence: string): string {
    return this.eventById.get(evidence) ?? evidence;
  }

  nodes(): Node[] {
    return [...this.byId.values()].sort((a, b) => compare(a.id, b.id));
  }

  private put(id: string, stage: Stage, label: string, content: unknown, parents: readonly string[]): void {
    this.byId.set(id, { id, stage, label, digest: this.digestOf(stage, id, content, parents), parents });
  }

  private digestOf(stage: Stage, key: string, content: unknown, parents: readonly string[]): string {
    const hash = createHash('sha256').update(`${stage}\0${key}\0${JSON.stringify(content)}`);
    for (const parent of parents) hash.update(`\0${parent}\0${this.byId.get(parent)?.digest ?? ''}`);
    return hash.digest('hex');
  }
}
