import type { Forecaster, Prediction } from './forecaster.js';
import { predictive } from './gamma-poisson.js';
import type { History } from './history.js';
import type { Question } from './questions.js';

/** The state's own past years and nothing else: beta-binomial with Jeffreys prior, or gamma-Poisson with a prior year of half an event. */
export function climatology(years: number): Forecaster {
  return {
    id: `climatology-${years}`,
    title: `climatology of ${years} years`,
    predict: (history, question) => ownPast(history, question, years),
  };
}

export function ownPast({ counts, states }: History, { kind }: Question, years: number): Prediction[] | null {
  const past = counts.slice(-years);
  if (past.length === 0) return null;
  return Array.from({ length: states }, (_, i) => {
    const sum = past.reduce((total, row) => total + (row[i] as number), 0);
    return kind === 'binary'
      ? predictive({ a: sum + 0.5, b: past.length - sum + 0.5 }, kind)
      : predictive({ a: sum + 0.5, b: past.length + 1 }, kind);
  });
}
