import { mean, standardDeviation } from '../../stats/index.js';
import type { FitQuantity, PredictiveCheck } from '../../types.js';
import type { LatentData } from './data.js';

/** Mean and standard deviation of every series, recorded and as the replicates of a fit have them. */
export function predictiveChecks(data: LatentData, quantities: readonly FitQuantity[]): PredictiveCheck[] {
  const byName = new Map(quantities.map((quantity) => [quantity.name, quantity]));
  const series = [...data.items, ...data.outcomes.flatMap((outcome) => outcome.series)];
  return series.flatMap(({ id, cells }) => {
    const values = [...cells.value];
    const observed = { mean: mean(values), sd: standardDeviation(values) } as const;
    return (['mean', 'sd'] as const).flatMap((statistic): PredictiveCheck[] => {
      const found = byName.get(`replicate.${statistic}[${id}]`);
      if (!found) return [];
      const { median, q5, q95 } = found;
      return [{ series: id, statistic, observed: observed[statistic], median, q5, q95 }];
    });
  });
}
