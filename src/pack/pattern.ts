import { RE2JS } from 're2js';
import { expand } from '../coding/expand.js';
import { fold } from '../coding/fold.js';
import { wordsOf } from '../coding/words.js';

/** Longest pattern, so that one cue cannot fill the memory of an engine. */
const LONGEST = 400;

/** What a backslash makes of the sign after it, and a class, in which signs stand for themselves. */
const ESCAPED = /\\(?:p(?:\{\^?\w+\}|\w)|.)/gis;
const CLASS = /\[\^?\]?[^\]]*\]/g;

/** What is wrong with a pattern of a codebook, and what to do; undefined if nothing is. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > LONGEST) return `has ${pattern.length} characters, ${LONGEST} are allowed; split it`;
  const bare = pattern.replace(ESCAPED, 'x').replaceAll('(?P<', '(');
  if (/\p{Lu}/u.test(bare))
    return 'has capitals, but text is folded to small letters before it is searched; write small letters';
  if (/\\[bB]/.test(pattern.replaceAll('\\\\', '')))
    return 'asks for a word boundary; patterns match whole words, leave it out';
  if (/\(\?[a-zA-Z-]+[:)]/.test(pattern)) return 'sets flags; leave them out, they are fixed';
  if (/[*+]|\{\d+,\}/.test(bare.replace(CLASS, 'x')))
    return 'repeats without bound, which multiplies the states of the automaton; write the words out, give a bound, or chain two cues with <';
  try {
    const compiled = RE2JS.compile(pattern);
    if (compiled.test('')) return 'matches empty text; make something of it required';
  } catch (error) {
    return `is not of the RE2 subset (${(error as Error).message.replace(/^error parsing regexp: /, '')}); look-around and back-references are not available`;
  }
  if (expand(pattern)?.every(isWordless))
    return 'stands for signs only, which never match: patterns match whole words; name a word beside them';
  return undefined;
}

/** Whether a text has no word, so that nothing begins or ends with it. */
export const isWordless = (text: string): boolean => wordsOf(fold(text)).starts.length === 0;
