import { type Coded, deletionsIn } from '../index.js';

type CodedDocument = Exclude<Coded, { reason: string }>;

/** Counts later versions as they come, and what archives say is gone, which is told at once on standard error. */
export async function laterVersions(
  paths: readonly string[],
): Promise<{ readonly add: (coded: CodedDocument) => void; readonly note: () => string }> {
  const gone = await deletionsIn(paths);
  for (const { url, held, gone: day } of gone)
    process.stderr.write(`${url}: there on ${held}, gone by ${day}\n`);
  const kinds = { copy: 0, edit: 0, repeat: 0 };
  const items = new Set<string>();
  return {
    add: ({ version }) => {
      if (!version || version.kind === 'first') return;
      kinds[version.kind]++;
      items.add(version.of);
    },
    note: () =>
      `, ${versionNote(kinds, items.size)}${gone.length > 0 ? `, ${plural(gone.length, 'item')} gone` : ''}`,
  };
}

/** Such as `3 later versions of 2 items (1 copy, 2 edits)`. */
export function versionNote(kinds: Readonly<Record<string, number>>, items: number): string {
  const parts = Object.entries(kinds).filter(([, n]) => n > 0);
  const n = parts.reduce((sum, [, count]) => sum + count, 0);
  const told = parts.map(([kind, count]) => plural(count, kind)).join(', ');
  return `${plural(n, 'later version')} of ${plural(items, 'item')}${n > 0 ? ` (${told})` : ''}`;
}

const plural = (count: number, word: string) =>
  `${count} ${count === 1 ? word : `${word.replace(/y$/, 'ie')}s`}`;
