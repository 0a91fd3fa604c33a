import type { Cue } from '../types.js';
import type { Spec } from './codebook-schema.js';
import { patternProblem } from './pattern.js';
import type { Report } from './report.js';
import type { YamlFile } from './yaml.js';

/** Reads the cues: one entry per cue, or per cue and language where its patterns are given by language. */
export function readCues({ value, lineOf }: YamlFile<Spec>, report: Report): Cue[] {
  const checked = (patterns: readonly string[], ...path: string[]) => {
    patterns.forEach((pattern, i) => {
      const problem = patternProblem(pattern);
      if (problem)
        report(lineOf('cues', ...path, i), `cue ${path.join('.')}: ${JSON.stringify(pattern)} ${problem}`);
    });
    return patterns;
  };
  return Object.entries(value.cues).flatMap(([id, given]): Cue[] => {
    if (Array.isArray(given)) return [{ id, patterns: checked(given, id) }];
    return Object.entries(given as Record<string, string[]>).map(([language, patterns]) => {
      if (!value.languages.includes(language))
        report(
          lineOf('cues', id, language),
          `cue ${id} has patterns for ${language}, but languages are ${value.languages.join(', ')}; add it there or leave them out`,
        );
      return { id, patterns: checked(patterns, id, language), language };
    });
  });
}
