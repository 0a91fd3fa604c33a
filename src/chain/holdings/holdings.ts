import { HaircutHolding } from './haircut.js';
import type { Holding, Method } from './holding.js';
import { PoisonHolding } from './poison.js';
import { QueueHolding } from './queue.js';

export const HOLDINGS: Readonly<Record<Method, () => Holding>> = {
  haircut: () => new HaircutHolding(),
  poison: () => new PoisonHolding(),
  fifo: () => new QueueHolding('first'),
  lifo: () => new QueueHolding('last'),
};
