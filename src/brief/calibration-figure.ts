import * as Plot from '@observablehq/plot';
import type { Calibration } from '../types.js';
import { drawSvg } from './svg.js';

export const CALIBRATION_TITLE =
  'Calibration of the forecasts of yes or no: how often what was given a probability came, with 90 % intervals and the number of forecasts';

/** One dot per bin of probabilities, on the line where the forecasts keep their word. */
export function calibrationFigure({ bins }: Calibration): string {
  return drawSvg(CALIBRATION_TITLE, {
    width: 460,
    height: 420,
    marginTop: 30,
    marginRight: 40,
    marginBottom: 40,
    marginLeft: 50,
    x: { label: 'Probability given →', domain: [0, 1], grid: true },
    y: { label: '↑ Share that came', domain: [0, 1], grid: true },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: '#999', strokeDasharray: '4 4' },
      ),
      Plot.ruleX(bins, { x: 'mean', y1: 'low', y2: 'high', stroke: '#0072B2', strokeOpacity: 0.5 }),
      Plot.dot(bins, { x: 'mean', y: 'observed', fill: '#0072B2', r: 5, stroke: 'white' }),
      Plot.text(bins, { x: 'mean', y: 'high', text: (bin) => `n ${bin.n}`, dy: -8, fill: '#222' }),
    ],
  });
}
