import { adjudicate } from '../coding/adjudicate.js';
import { readAdjudications } from '../coding/adjudications.js';
import { readCoderFile } from '../coding/coder-file.js';
import { categoriesOf } from '../coding/fields.js';
import type { Issue } from '../error.js';
import type { Codebook, HumanCodings } from '../types.js';
import type { PackFiles } from './files.js';

/** Files of coders, and the decisions where they differ. */
export const CODER_FILE = /^coders\/([a-z0-9-]+)\.csv$/;
export const ADJUDICATIONS = 'coders/adjudications.csv';

/** Reads what people said of documents; null where the pack has no coders. */
export function readPeople(files: PackFiles, codebook: Codebook, issues: Issue[]): HumanCodings | null {
  const categories = categoriesOf(codebook);
  const coders = [...files].flatMap(([path, bytes]) => {
    const name = CODER_FILE.exec(path)?.[1];
    if (name === undefined || path === ADJUDICATIONS) return [];
    const file = readCoderFile(path, bytes, categories);
    issues.push(...file.issues);
    return [{ name, codings: file.codings, documents: file.documents }];
  });
  if (coders.length === 0) return null;
  const decisions = readAdjudications(ADJUDICATIONS, files.get(ADJUDICATIONS) ?? HEADER, categories);
  const gold = adjudicate(coders, decisions);
  issues.push(...decisions.issues, ...gold.issues);
  return { coders, gold };
}

/** Decisions of a pack that has none. */
const HEADER = Buffer.from('id,partner,variable,value,reason,by,date\n');
