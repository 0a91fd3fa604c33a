/** Upper bounds and words of estimative probability, ICD 203 (Office of the Director of National Intelligence, 2015). */
const WORDS = [
  [0.05, 'almost no chance'],
  [0.2, 'very unlikely'],
  [0.45, 'unlikely'],
  [0.55, 'roughly even chance'],
  [0.8, 'likely'],
  [0.95, 'very likely'],
  [1, 'almost certain'],
] as const;

/** The phrase for a probability; a bound belongs to the phrase below it. */
export function likelihood(probability: number): string {
  return WORDS.find(([bound]) => probability <= bound)?.[1] ?? 'almost certain';
}
