import type { KHAT_LIMIT } from '../../../types.js';

/** Vehtari et al. (2024), section 3; the type holds it to the limit of the core, of which the workbench takes types only. */
export const KHAT: typeof KHAT_LIMIT = 0.7;
