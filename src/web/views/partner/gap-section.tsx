import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import type { GapResult } from '../../../types.js';
import { PlotFigure } from '../../charts/plot.js';
import type { PartnerPage } from '../../data/partner.js';
import { Empty } from '../../parts/empty.js';
import { EvidenceLinks } from '../../parts/evidence-links.js';
import { Figure } from '../../parts/figure.js';
import { percent } from '../../parts/number.js';
import { plural } from '../../parts/words.js';
import { Section } from './section.js';

export function GapSection({ page: { gap, name, code } }: { readonly page: PartnerPage }) {
  return (
    <Section
      id="gap"
      title="On paper and in fact"
      aside={<p>Compliance on paper against enforcement in fact; the gap is the one less the other.</p>}
    >
      {gap === null || (gap.formal.median === null && gap.actual.median === null) ? (
        <Empty>Neither side was observed, so there is no gap to speak of.</Empty>
      ) : (
        <GapFigure gap={gap} name={name} code={code} />
      )}
    </Section>
  );
}

function GapFigure({
  gap,
  name,
  code,
}: {
  readonly gap: GapResult;
  readonly name: string;
  readonly code: string;
}) {
  const rows = useMemo(
    () =>
      [
        { side: 'on paper', colour: 'var(--formal)', ...gap.formal },
        { side: 'in fact', colour: 'var(--actual)', ...gap.actual },
        { side: 'gap', colour: 'var(--ink)', ...gap.gap },
      ].filter(({ median }) => median !== null),
    [gap],
  );
  const options = useMemo(
    () => (): Plot.PlotOptions => ({
      height: 62 + 34 * rows.length,
      marginBottom: 44,
      marginLeft: 70,
      marginRight: 12,
      x: { label: 'higher is stricter', labelOffset: 38, grid: true },
      y: { label: null, domain: rows.map(({ side }) => side), tickSize: 0 },
      marks: [
        Plot.ruleX([0], { stroke: 'var(--line-2)' }),
        Plot.ruleY(rows, {
          y: 'side',
          x1: 'q5',
          x2: 'q95',
          stroke: 'colour',
          strokeWidth: 3,
          strokeOpacity: 0.45,
        }),
        Plot.dot(rows, { y: 'side', x: 'median', fill: 'colour', r: 5.5 }),
      ],
    }),
    [rows],
  );
  return (
    <>
      <Figure
        id={`gap-${code}`}
        title={finding(gap, name)}
        note={`Dot: median. Line: 90 % interval. On paper from ${plural(gap.formal.n, 'event')}, in fact from ${plural(gap.actual.n, 'event')}.`}
        cells={{
          head: ['side', 'q5', 'median', 'q95'],
          rows: rows.map(({ side, q5, median, q95 }) => [side, q5, median, q95]),
        }}
      >
        <PlotFigure options={options} label={finding(gap, name)} />
      </Figure>
      <EvidenceLinks ids={gap.evidence} />
    </>
  );
}

function finding({ probabilityPositive, formal }: GapResult, name: string): string {
  if (probabilityPositive === null)
    return `Of ${name} only what is ${formal.median === null ? 'done' : 'on paper'} was observed, so no gap can be given`;
  if (probabilityPositive >= 0.95)
    return `${name} enforces less than it promises (${percent(probabilityPositive)})`;
  if (probabilityPositive <= 0.05)
    return `${name} enforces more than it promises (${percent(1 - probabilityPositive)})`;
  return `Whether ${name} enforces less than it promises is not determined (${percent(probabilityPositive)} that it does)`;
}
