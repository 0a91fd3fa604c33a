import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../index.js';
import type { Context } from './context.js';

/** The compiled web of the package. */
export const WEB = fileURLToPath(new URL('../web', import.meta.url));

/** Reads the page that all views begin from. @throws {UsageError} where the web has not been compiled. */
export async function readPage(web: string): Promise<string> {
  return readFile(join(web, 'index.html'), 'utf8').catch(() => {
    throw new UsageError(`${web} holds no index.html; run "npm run compile" first`);
  });
}

/**
 * The page of one edition: it says which, and of which build. Views of the server have paths of several levels, so that
 * relative addresses would lead astray there; a published edition must stand in any folder.
 */
export function pageOf(html: string, { edition, build: { info } }: Context): string {
  const tags = { edition, digest: info.digest, 'as-of': info.asOf, engine: info.engine };
  const metas = Object.entries(tags).map(
    ([name, content]) => `<meta name="tierline-${name}" content="${content}">`,
  );
  const bare = html.replace(/\s*<meta name="tierline-[^>]*>/g, '');
  const placed = edition === 'server' ? bare.replace(/\b(src|href)="\.\//g, '$1="/') : bare;
  return placed.replace(/<head>/i, `<head>${metas.join('')}`);
}
