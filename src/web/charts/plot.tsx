import * as Plot from '@observablehq/plot';
import { useLayoutEffect, useRef, useState } from 'react';
import type { PartnerCode } from '../../types.js';
import { useHighlight } from '../parts/highlight.js';
import './plot.css';

interface PlotProps {
  /** The plot at a width in pixels; it is drawn anew when this function or the width changes. */
  readonly options: (width: number) => Plot.PlotOptions;
  /** What a reader who cannot see the drawing hears. */
  readonly label: string;
  /** Partner behind the i-th datum of the marks with a class name, for highlighting across figures. */
  readonly partnerOf?: Readonly<Record<string, (index: number) => PartnerCode | undefined>>;
}

/** An Observable Plot that follows the width of its place and the partner that the reader points at. */
export function PlotFigure({ options, label, partnerOf }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const { partner, set } = useHighlight();

  useLayoutEffect(() => {
    const element = place.current as HTMLDivElement;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (width === 0) return;
    const drawn = Plot.plot({ ...options(width), width, style: { background: 'none', fontSize: '12px' } });
    // A strict content policy allows no style in the page; what it says stands in plot.css.
    drawn.querySelector('style')?.remove();
    // To a reader who hears it the drawing is one thing; names of its parts are not allowed on groups.
    for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', label);
    for (const [className, codeOf] of Object.entries(partnerOf ?? {})) tag(drawn, className, codeOf, set);
    place.current?.replaceChildren(drawn);
  }, [options, width, label, partnerOf, set]);

  useLayoutEffect(() => {
    for (const element of place.current?.querySelectorAll<SVGElement>('[data-partner]') ?? [])
      element.classList.toggle('dim', partner !== null && element.dataset['partner'] !== partner);
  });

  return <div className="plot" ref={place} />;
}

/** Plot binds each drawn element to the index of its datum, as d3 does, in `__data__`; a line to the indices of all its points. */
function tag(
  drawn: Element,
  className: string,
  codeOf: (index: number) => PartnerCode | undefined,
  set: (partner: PartnerCode | null) => void,
): void {
  for (const element of drawn.querySelectorAll<SVGElement & { __data__?: number | number[] }>(
    `.${className} > *`,
  )) {
    const index = Array.isArray(element.__data__) ? element.__data__[0] : element.__data__;
    const code = index === undefined ? undefined : codeOf(index);
    if (code === undefined) continue;
    element.dataset['partner'] = code;
    element.addEventListener('pointerenter', () => set(code));
    element.addEventListener('pointerleave', () => set(null));
  }
}
