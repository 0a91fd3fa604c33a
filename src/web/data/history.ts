import type { HistoryPending, Moment } from './shapes.js';

export const pending = (answer: readonly Moment[] | HistoryPending): answer is HistoryPending =>
  'ready' in answer;
