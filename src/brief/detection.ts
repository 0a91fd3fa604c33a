import type { AtBounds, ModelReport, Standing } from '../types.js';
import { inWords } from '../wording.js';
import { plain } from './markdown.js';

/** What marks off the pattern of revenue are worth where a state is seen as much better or worse than on average by all who look as the model allows. */
export function detectionLines(
  standings: readonly Standing[],
  { detectionFactor }: Pick<ModelReport, 'detectionFactor'>,
): string[] {
  if (detectionFactor === null) return [];
  const marked = standings.filter(({ revenue }) => revenue.atBounds !== null);
  if (marked.length === 0) return [];
  const said = Object.entries(WORDS).flatMap(([mark, words]) => {
    const own = marked.filter(({ revenue }) => revenue.atBounds === mark);
    return own.length === 0 ? [] : [`${own.map(({ name }) => plain(name)).join(', ')}: ${words}`];
  });
  const inside = marked.filter(({ revenue }) => revenue.atBounds === 'inside').length;
  return [
    `Revenue at the bounds of detection, ${inWords(detectionFactor)} times better or worse seen than on average: ${[...said, `inside the pattern at both: ${inside} of ${marked.length} states`].join('; ')}. (${marked.map(({ partner }) => `\`revenue-prediction.${partner}\``).join(', ')})`,
  ];
}

const WORDS: Readonly<Record<Exclude<AtBounds, 'inside'>, string>> = {
  holds: 'off the pattern whatever the detection',
  hangs: 'off the pattern or not, as detection has it',
  above: 'above what the axes lead one to expect if seen so much worse',
  below: 'below it if seen so much better',
};
