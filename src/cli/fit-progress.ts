import type { SampleProgress } from '../index.js';

export const warn = (text: string) => process.stderr.write(`tierline: ${text}\n`);

/** A line for each quarter of a chain, for logs. */
export function plainLines() {
  const told = new Set<string>();
  return {
    step: (line: string, quarter: string) => {
      if (!told.has(quarter)) warn(line);
      told.add(quarter);
    },
    done: () => {},
  };
}

/** A line of progress over all chains, with the minutes left at the pace so far. */
export function timeLeft(): (stage: string, progress: SampleProgress) => string {
  const chains = new Map<string, SampleProgress>();
  const begun = new Map<string, number>();
  return (stage, progress) => {
    if (!begun.has(stage)) begun.set(stage, performance.now());
    chains.set(`${stage} ${progress.chain}`, progress);
    const mine = [...chains].filter(([key]) => key.startsWith(stage)).map(([, one]) => one);
    const share =
      mine.reduce((sum, { iteration, iterations }) => sum + iteration / iterations, 0) / mine.length;
    const seconds = (performance.now() - (begun.get(stage) as number)) / 1000;
    const left = share > 0.02 ? `, about ${Math.ceil((seconds * (1 - share)) / share)} s left of these` : '';
    const divergences = mine.reduce((sum, one) => sum + one.divergences, 0);
    return `${stage}: ${Math.round(100 * share)} % of ${mine.length}${left}${divergences > 0 ? `, ${divergences} divergences` : ''}`;
  };
}
