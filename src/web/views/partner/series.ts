import type { AxisPoint } from '../../data/shapes.js';

/** The first day of a half-year such as 2018H1. */
export const halfYear = (period: string): Date =>
  new Date(`${period.slice(0, 4)}-${period.endsWith('1') ? '01' : '07'}-01`);

/** Whether the first and the last interval of an axis lie apart: only then did it move. */
export function movement(series: readonly AxisPoint[]): 'rose' | 'fell' | 'cannot tell' | 'not observed' {
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) return 'not observed';
  if (last.q5 > first.q95) return 'rose';
  return last.q95 < first.q5 ? 'fell' : 'cannot tell';
}

export function trajectoryFinding(name: string, series: readonly AxisPoint[]): string {
  const said = ['affinity', 'slack'].map((axis) => {
    const moved = movement(series.filter((point) => point.axis === axis));
    if (moved === 'rose' || moved === 'fell') return `its ${axis} ${moved}`;
    return moved === 'not observed' ? `its ${axis} was not observed` : `its ${axis} did not clearly move`;
  });
  return `${name}: ${said.join(' and ')} over the record`;
}
