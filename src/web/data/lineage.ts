import type { Stage } from '../../types.js';
import { resource } from './queries.js';

/** A thing of the build; `parents` are places in the list that holds it. */
export interface LineageNode {
  readonly id: string;
  readonly stage: Stage;
  readonly label: string;
  readonly parents: readonly number[];
}

export const lineageQuery = resource<{ readonly nodes: readonly LineageNode[] }>('lineage');
