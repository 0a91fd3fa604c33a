import type { HypothesisResult } from '../types.js';
import { sameChannels } from './channels.js';
import { reallocation } from './closures.js';
import { againstGravity } from './gravity.js';
import { againstInertia } from './inertia.js';
import { partyFirst } from './sequence.js';
import type { Setting } from './setting.js';
import { tripsOf } from './trips.js';
import { againstUniform } from './uniform.js';
import { withRule } from './verdict-rules.js';

const TESTS = [againstUniform, againstGravity, againstInertia, partyFirst, reallocation, sameChannels];

/** All tests of the thesis, in a fixed order, each with draws of its own. */
export function runHypotheses(given: Omit<Setting, 'trips'>): HypothesisResult[] {
  const setting = { ...given, trips: tripsOf(given.evidence, given.partners, given.closures) };
  return TESTS.flatMap((test) => test(setting)).map(withRule);
}
