/** Degrees of freedom of what is rarely large: steps of walks, and what is peculiar to a state. Scaled to unit variance. */
export const FREEDOM = 4;

export type Innovations = 'student' | 'normal';

/** Log density of an innovation of unit variance, up to a constant. */
export function innovation(e: number, kind: Innovations): number {
  return kind === 'normal' ? -0.5 * e * e : -((FREEDOM + 1) / 2) * Math.log1p((e * e) / (FREEDOM - 2));
}

/** Derivative of {@link innovation}. */
export function innovationSlope(e: number, kind: Innovations): number {
  return kind === 'normal' ? -e : (-(FREEDOM + 1) * e) / (FREEDOM - 2 + e * e);
}
