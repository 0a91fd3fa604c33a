import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Draws a plot as SVG text that says what it shows to readers who do not see it. */
export function drawSvg(title: string, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>');
  const plot = Plot.plot({
    document,
    style: { fontSize: '13px', background: 'white', color: '#222' },
    ...options,
  });
  plot.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', title);
  return `${plot.outerHTML}\n`;
}
