import type { HypothesisResult } from '../../types.js';
import { resource } from './queries.js';

export const hypothesesQuery = resource<readonly HypothesisResult[]>('hypotheses');
