import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { drawFlow, type FollowResult, saveFlow, UsageError } from '../index.js';

/** Keeps a result as a file of a pack, with the command that made it. */
export async function keep(
  file: string,
  result: FollowResult,
  origin: { readonly transfers: string; readonly tags: readonly string[] },
): Promise<void> {
  await saveFlow(file, result, { command: commandLine(), ...origin });
}

/** Draws where the value went. */
export async function draw(file: string, result: FollowResult): Promise<void> {
  await writeFile(file, await drawFlow(result)).catch((error: unknown) => {
    throw new UsageError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  });
}

/** What was typed, paths by their last name, without what only says how to print it. */
function commandLine(): string {
  const quiet = new Set(['--json', '--csv']);
  const written = new Set(['--save', '--svg']);
  const typed = process.argv.slice(2);
  const kept = typed.filter(
    (word, i) => !quiet.has(word) && !written.has(word) && !written.has(typed[i - 1] ?? ''),
  );
  return ['tierline', ...kept.map((word) => basename(word))].join(' ');
}
