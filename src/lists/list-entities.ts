import { entitiesOf } from '../entities/entity.js';
import { applyJudgements, readJudgements } from '../entities/judgements.js';
import { type DatedListing, linksOf } from '../entities/links.js';
import { sourcesOf } from '../entities/sources.js';
import { mergeStatements, statementsOf } from '../entities/statements.js';
import { UsageError } from '../error.js';
import { readTextFile } from '../files/files.js';
import type { Entity, Listing, ListSource, Statement } from '../types.js';
import { dayInName, readList } from './lists.js';

export interface ListEntities {
  readonly statements: readonly Statement[];
  readonly entities: readonly Entity[];
  /** The id under which an entity stands after judgements. */
  readonly canonical: (id: string) => string;
  readonly listings: readonly Listing[];
  /** Entries of states, which are no parties and give no entity. */
  readonly states: number;
  /** Links that entries name, and those of them that name one entry of the lists; the others stay notes. */
  readonly links: { readonly named: number; readonly resolved: number };
  /** The lists that were read, with their days. */
  readonly sources: readonly ListSource[];
  /** Lists that must not be believed and gave nothing, each with the reason. */
  readonly passed: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Entities of lists and of snapshots of lists, with the statements they are views of: first and last seen are the days of the files, as
 * they say them or as they stand in their names.
 * @throws {UsageError} where a file is no list or none can be believed, or judgements contradict one another.
 */
export async function readEntities(
  files: readonly string[],
  options: { readonly judgements?: string; readonly part?: boolean } = {},
): Promise<ListEntities> {
  const dated: DatedListing[] = [];
  const passed: ListEntities['passed'][number][] = [];
  for (const file of files) {
    const { entries, stopped, date } = await readList(file, { part: options.part ?? false });
    if (stopped !== null) {
      passed.push({ file, reason: stopped });
      continue;
    }
    const day = dayInName(file) ?? date ?? '';
    for (const listing of entries) dated.push({ listing, day });
  }
  if (passed.length === files.length)
    throw new UsageError(passed.map(({ file, reason }) => `${file} is not used: ${reason}`).join('\n'));
  const canonical = options.judgements === undefined ? (id: string) => id : await judged(options.judgements);
  const { statements: links, ...counts } = linksOf(dated, canonical);
  const said = dated.flatMap(({ listing, day }) => statementsOf(listing, day));
  const statements = mergeStatements([...said, ...links]);
  const listings = dated.map(({ listing }) => listing);
  return {
    statements,
    entities: entitiesOf(statements, canonical),
    canonical,
    listings,
    states: listings.filter(({ kind }) => kind === 'state').length,
    links: counts,
    sources: sourcesOf(dated),
    passed,
  };
}

/** The joining that a file of judgements makes. */
export async function judged(file: string): Promise<(id: string) => string> {
  const text = await readTextFile(file, 'a table of judgements');
  return applyJudgements(readJudgements(text, file), file);
}
