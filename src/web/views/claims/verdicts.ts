import type { Verdict } from '../../../types.js';

/** In the order they are shown in. */
export const VERDICTS = [
  'supported',
  'imprecise',
  'contradicted',
  'not_determined',
] as const satisfies readonly Verdict[];
