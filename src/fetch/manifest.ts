import { open, readFile } from 'node:fs/promises';
import { UsageError } from '../error.js';

/** What happened to one address at one time: a line of the manifest beside the archive. */
export interface Visit {
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Of the last response; null where there was none. */
  readonly status: number | null;
  /** The address after redirects, where there were any. */
  readonly final?: string;
  /** SHA-256 of the content of an answer of 200, hexadecimal. */
  readonly sha256?: string;
  readonly etag?: string;
  readonly modified?: string;
  /** Why there is no content. */
  readonly reason?: string;
  /** No later try will bring more: there is content, or it is known to be absent or too large. */
  readonly settled: boolean;
  /** What an earlier visit had here and this one found otherwise: other content, or none any more. */
  readonly since?: { readonly time: string; readonly sha256: string; readonly found: 'changed' | 'gone' };
  /** Length of the archive with this visit; a longer one was stopped inside a record. */
  readonly end: number;
}

/** The manifest that belongs to an archive. */
export const manifestOf = (archive: string): string => `${archive}.manifest.jsonl`;

/** What is known of earlier runs: the last visit of each address and the last that had content. */
export interface Manifest {
  readonly last: Map<string, Visit>;
  readonly held: Map<string, Visit>;
  /** Length of the archive that the visits describe; null where there is no manifest yet. */
  readonly end: number | null;
  /** Bytes of the file that are whole lines. */
  readonly whole: number;
}

/**
 * Reads a manifest. A last line without its end is of a run that was stopped while it wrote; it is left out, and the
 * address is visited again.
 * @throws {UsageError} if the file cannot be used.
 */
export async function readManifest(path: string): Promise<Manifest> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UsageError(`${path} cannot be read (${error.code})`);
  });
  const whole = text?.slice(0, text.lastIndexOf('\n') + 1) ?? '';
  const visits = whole
    .split('\n')
    .slice(0, -1)
    .map((line, i) => readVisit(line, `${path}:${i + 1}`));
  return {
    last: new Map(visits.map((visit) => [visit.url, visit])),
    held: new Map(visits.filter(({ sha256 }) => sha256 !== undefined).map((visit) => [visit.url, visit])),
    end: text === null ? null : (visits.at(-1)?.end ?? 0),
    whole: Buffer.byteLength(whole),
  };
}

/** Opens a manifest to add visits to, behind its last whole line. */
export async function openManifest(
  path: string,
  { last, held, whole }: Manifest,
): Promise<{ readonly add: (visit: Visit) => Promise<void>; readonly close: () => Promise<void> }> {
  const refuse = ({ code }: NodeJS.ErrnoException): never => {
    throw new UsageError(`${path} cannot be written (${code}); run again to go on`);
  };
  const file = await open(path, 'a').catch(refuse);
  await file.truncate(whole);
  return {
    add: async (visit) => {
      await file.appendFile(`${JSON.stringify(visit)}\n`).catch(refuse);
      last.set(visit.url, visit);
      if (visit.sha256 !== undefined) held.set(visit.url, visit);
    },
    close: () => file.close(),
  };
}

function readVisit(line: string, place: string): Visit {
  try {
    const visit = JSON.parse(line) as Visit;
    if (typeof visit.url === 'string' && Number.isSafeInteger(visit.end) && visit.end >= 0) return visit;
  } catch {
    // Said below, with the place.
  }
  throw new UsageError(`${place}: no line of a manifest; put back the file, or choose another name`);
}
