import type { Day } from '../types.js';
import { isDay } from './days.js';

/** An address that a crawl had content of and later found gone; what stood there is evidence, and so is that it went. */
export interface Deletion {
  readonly url: string;
  /** The day of the visit that still had it, and of the one that found it gone. */
  readonly held: Day;
  readonly gone: Day;
}

interface Visit {
  readonly url?: unknown;
  readonly time?: unknown;
  readonly status?: unknown;
  readonly since?: { readonly time?: unknown; readonly found?: unknown };
}

/**
 * The addresses that were gone at the last visit that was answered, of the text of a manifest that `tierline fetch` wrote beside an archive. Lines
 * that are none of a manifest are passed over: the archive itself says what can be read.
 */
export function readDeletions(manifest: string): Deletion[] {
  const last = new Map<string, Deletion>();
  for (const line of manifest.split('\n')) {
    const visit = parse(line);
    if (typeof visit?.url !== 'string') continue;
    const [held, gone] = [visit.since?.time, visit.time].map((time) => String(time ?? '').slice(0, 10));
    const found = visit.since?.found === 'gone' && isDay(held ?? '') && isDay(gone ?? '');
    if (found) last.set(visit.url, { url: visit.url, held: held as Day, gone: gone as Day });
    else if (visit.status === 200 || visit.status === 304) last.delete(visit.url);
  }
  return [...last.values()];
}

function parse(line: string): Visit | null {
  try {
    return JSON.parse(line) as Visit | null;
  } catch {
    return null;
  }
}
