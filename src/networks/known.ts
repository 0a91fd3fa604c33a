import type { Evidence, Network, Organ } from '../types.js';
import { namesDate, namesOrgan } from './support.js';

/**
 * Bodies as they could be known from the rows at hand: of each the evidence that is left, with dates and a stated organ only where a row
 * that is left gives them. A body without evidence is not known.
 */
export function knownNetworks(
  networks: readonly Network[],
  organs: readonly Organ[],
  evidence: readonly Evidence[],
): Network[] {
  const rows = new Map(evidence.map((row) => [row.id, row]));
  const byId = new Map(organs.map((organ) => [organ.id, organ]));
  return networks.flatMap((network) => {
    const left = network.evidence.flatMap((id) => rows.get(id) ?? []);
    if (left.length === 0) return [];
    if (left.length === network.evidence.length) return [network];
    const dated = (date: string) => (left.some((row) => namesDate(row, date)) ? date : '');
    const organ = byId.get(network.organ ?? '');
    const lost = network.organBasis === 'stated' && organ && !left.some((row) => namesOrgan(row, organ));
    return [
      {
        ...network,
        from: dated(network.from),
        until: dated(network.until),
        ...(lost ? { organ: null, organBasis: null } : {}),
        evidence: left.map(({ id }) => id),
      },
    ];
  });
}
