import type { Action } from './action.js';
import { query } from './actions/query.js';
import { codeText } from './actions/text.js';

/** What only a server does. */
export const ACTIONS: readonly Action[] = [codeText, query];
