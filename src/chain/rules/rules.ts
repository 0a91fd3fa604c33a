import type { Method } from '../holdings/holding.js';
import { HaircutRule } from './haircut-rule.js';
import { PoisonRule } from './poison-rule.js';
import { QueueRule } from './queue-rule.js';
import type { Rule } from './rule.js';

/** Each rule for a number of holdings. */
export const RULES: Readonly<Record<Method, (holdings: number) => Rule>> = {
  haircut: (holdings) => new HaircutRule(holdings),
  poison: (holdings) => new PoisonRule(holdings),
  fifo: (holdings) => new QueueRule(holdings, 'first'),
  lifo: (holdings) => new QueueRule(holdings, 'last'),
};
