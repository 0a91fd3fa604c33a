import { compare } from '../../order.js';
import type { Appearance, ListHistory, Listing, SnapshotStep } from '../../types.js';

/** The share of entries that may be gone from one snapshot to the next before the later one is not believed. */
const LOSS = 0.2;

export interface Snapshot {
  readonly day: string;
  readonly entries: readonly Listing[];
}

/**
 * First and last appearance of every entry over snapshots of one list, and what appeared, changed and left between them. The first
 * appearance dates a designation where the format has no date, but for entries of the earliest snapshot, which may be older.
 */
export function listHistory(snapshots: readonly Snapshot[]): ListHistory {
  const ordered = [...snapshots].sort((a, b) => compare(a.day, b.day));
  const known = new Map<string, Appearance & { readonly content: string }>();
  const steps: SnapshotStep[] = [];
  let stopped: string | null = null;
  for (const [i, { day, entries }] of ordered.entries()) {
    const previous = ordered[i - 1];
    const step = {
      from: previous?.day ?? day,
      to: day,
      appeared: [] as string[],
      changed: [] as string[],
      left: [] as string[],
    };
    const here = new Set<string>();
    for (const listing of entries) {
      here.add(listing.id);
      const before = known.get(listing.id);
      const content = contentOf(listing);
      const isNew = !before || before.left !== null;
      const differs = before !== undefined && before.content !== content;
      if (previous && isNew) step.appeared.push(listing.id);
      else if (differs) step.changed.push(listing.id);
      known.set(listing.id, {
        list: listing.list,
        id: listing.id,
        name: listing.names[0]?.name ?? '',
        appeared: before ? before.appeared : previous ? day : null,
        firstSeen: before?.firstSeen ?? day,
        lastSeen: day,
        left: null,
        changed: [...(before?.changed ?? []), ...(differs ? [day] : [])],
        content,
      });
    }
    for (const entry of known.values()) {
      if (here.has(entry.id) || entry.left !== null) continue;
      step.left.push(entry.id);
      known.set(entry.id, { ...entry, left: day });
    }
    if (!previous) continue;
    if (step.left.length > LOSS * previous.entries.length)
      stopped ??= `the snapshot of ${day} has lost ${step.left.length} of the ${previous.entries.length} entries of ${previous.day}; keep the older one until the loss is explained`;
    steps.push(step);
  }
  const appearances = [...known.values()].map(({ content: _, ...appearance }) => appearance);
  return { appearances, steps, stopped };
}

/** Everything an entry says, without where it stands in the file. */
const contentOf = ({ place: _, ...content }: Listing): string => JSON.stringify(content);
