import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../../../shared/data/corpus', import.meta.url));

/** Why tests on real corpora do not run here; undefined where they do. */
export const corpusMissing = existsSync(CORPUS)
  ? undefined
  : 'the corpora are not beside the repository, in ../shared/data/corpus';

export const corpusFile = (name: string) => join(CORPUS, name);
