import type { FollowResult } from '../types.js';

/** The figure of a trace as SVG; drawing is loaded when it is needed, since it takes long. */
export async function drawFlow(result: FollowResult): Promise<string> {
  const { flowFigure } = await import('../brief/flow-figure.js');
  return flowFigure(result);
}
