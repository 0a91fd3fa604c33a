import { compare } from '../order.js';
import type { Build, Evidence, Measure, PartnerCode } from '../types.js';
import type { Citations } from './citations.js';

/** The rows behind one measure of one partner, latest first. */
export function rowsBehind(
  build: Build,
  citations: Citations,
  partner: PartnerCode,
  measure: Measure,
): Evidence[] {
  const indicators = new Set(build.pack.indicators.filter((i) => i.measure === measure).map(({ id }) => id));
  const ids = new Set(
    build.observations
      .filter((o) => o.partner === partner && indicators.has(o.indicator))
      .flatMap((o) => o.evidence),
  );
  return citations
    .rows([...ids])
    .sort((a, b) => compare(b.firstDay ?? '', a.firstDay ?? '') || compare(a.id, b.id));
}
