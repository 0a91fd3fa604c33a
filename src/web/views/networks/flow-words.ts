import type { FlowResult } from '../../data/flow.js';
import { percent } from '../../parts/number.js';

/** Where the largest known share went, and how much is not known. */
export function flowFinding({ countries, coverage, reached }: FlowResult): string {
  const [state] = countries.toSorted((a, b) => Number(b.value) - Number(a.value));
  if (reached.length === 0) return 'No followed value is seen at a service that tags name';
  const seen = `${percent(coverage.taggedShare)} of the value is seen at named services`;
  if (!state) return `${seen}, none of it in one known state`;
  return `${seen}; most of what can be placed is in ${state.country}, ${percent(coverage.countryShare)} in any one known state`;
}
