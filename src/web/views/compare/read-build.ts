import type { Side } from './moves.js';

export interface OtherBuild {
  readonly asOf: string;
  readonly digest: string;
  readonly model: string;
  readonly seed: number;
  readonly partners: readonly Side[];
}

/** The tiers of another build from the text of a file, or why it is none. */
export function readBuild(text: string): OtherBuild | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'The file is not JSON. Wanted is the tiers.json of a build, or what "tierline tiers --json" prints.';
  }
  if (!isBuild(value))
    return 'The file is JSON but not the tiers of a build. "tierline tiers --json > tiers.json" writes them.';
  return value;
}

function isBuild(value: unknown): value is OtherBuild {
  const { asOf, digest, partners } = (value ?? {}) as Partial<Record<keyof OtherBuild, unknown>>;
  return (
    typeof asOf === 'string' &&
    typeof digest === 'string' &&
    Array.isArray(partners) &&
    partners.every(
      (one) =>
        typeof one?.partner === 'string' &&
        Array.isArray(one.betweenTiers) &&
        ['engagement', 'revenue', 'affinity', 'slack'].every(
          (measure) => measure in one && one[measure] !== null,
        ),
    )
  );
}
