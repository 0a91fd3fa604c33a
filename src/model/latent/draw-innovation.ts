import { chiSquared, normal, type Random } from '../../stats/index.js';
import { FREEDOM, type Innovations } from './innovation.js';

/** A step or a level as the model means it, of unit variance: normal, or Student-t(4). */
export function drawInnovation(random: Random, kind: Innovations): number {
  const z = normal(random);
  return kind === 'normal' ? z : z * Math.sqrt((FREEDOM - 2) / chiSquared(random, FREEDOM));
}
