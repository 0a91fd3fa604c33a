import type { PartnerCode } from '../../../types.js';

export const MOST = 5;

export interface Choice {
  readonly states: readonly PartnerCode[];
  readonly unknown: readonly string[];
  /** Known ones beyond the fifth, which are not shown. */
  readonly beyond: readonly PartnerCode[];
}

/** The states that the address asks for, each once and in its order. */
export function choiceOf(p: string | undefined, known: readonly PartnerCode[]): Choice {
  const asked = [
    ...new Set(
      (p ?? '')
        .toUpperCase()
        .split(',')
        .map((code) => code.trim())
        .filter(Boolean),
    ),
  ];
  const states = asked.filter((code) => known.includes(code));
  return {
    states: states.slice(0, MOST),
    unknown: asked.filter((code) => !known.includes(code)),
    beyond: states.slice(MOST),
  };
}
