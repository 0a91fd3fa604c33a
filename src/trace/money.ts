import type { Pack } from '../types.js';
import type { Lineage } from './lineage.js';

/** Puts organs, bodies, estimates and traces into the lineage, under their sources and all rows of the events they rest on. */
export function recordMoney(lineage: Lineage, { organs, networks, estimates, flows }: Pack): void {
  const organNodes = new Map(
    organs.map((organ) => [
      organ.id,
      lineage.derive('organ', `organ.${organ.id}`, organ.name, organ, [organ.source]),
    ]),
  );
  for (const { line: _line, ...body } of networks) {
    const behind = body.organ === null ? [] : [organNodes.get(body.organ) as string];
    lineage.derive('body', `body.${body.id}`, body.name, body, [...lineage.rowsOf(body.evidence), ...behind]);
  }
  for (const { line: _line, ...estimate } of estimates) {
    const label = `${estimate.author}: ${estimate.what}`;
    lineage.derive('estimate', `estimate.${estimate.id}`, label, estimate, lineage.rowsOf(estimate.evidence));
  }
  for (const flow of flows)
    lineage.derive('flow', `flow.${flow.id}`, flow.title, flow, [
      ...flow.sources,
      ...lineage.rowsOf(flow.evidence),
    ]);
}
