import type { ReadingReport } from '../../types.js';
import { resource } from './queries.js';

/** Agreement and error rates of the reading; null where the pack reads no text. */
export const ratesQuery = resource<ReadingReport | null>('reading');
