export function numbers(seed: number): () => number;
export function southeastAsianNames(count: number, seed: number): string[];
