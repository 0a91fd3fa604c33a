import type { NetworkCountry, NetworkView } from '../types.js';

/** What is on record of bodies in one state, in words. */
export function networkCells({
  networks,
}: NetworkCountry): Readonly<Record<'bodies' | 'kinds' | 'organs' | 'organsKnown' | 'lastFinding', string>> {
  return {
    bodies: String(networks.length),
    kinds: countsOf(networks.map(({ kind }) => kind.replaceAll('_', ' '))),
    organs: countsOf(networks.map(({ organ }) => organ?.name ?? 'not known')),
    organsKnown: String(networks.filter(({ organ }) => organ !== null).length),
    lastFinding: lastFinding(networks),
  };
}

/** `casino 2, company 1`: the most frequent first, equals by name. */
function countsOf(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([word, n]) => `${word} ${n}`)
    .join(', ');
}

const lastFinding = (networks: readonly NetworkView[]): string =>
  networks
    .flatMap(({ lastSeen }) => lastSeen ?? [])
    .sort()
    .at(-1) ?? 'undated';
