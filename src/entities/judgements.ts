import { UsageError } from '../error.js';
import { readCsv } from '../files/csv.js';
import { JUDGEMENTS, type Judgement, type JudgementWord } from '../types.js';

const COLUMNS = ['left', 'right', 'judgement', 'by', 'date', 'note'] as const;

/**
 * Reads judgements (CSV with the columns left, right, judgement, by, date, note).
 * @throws {UsageError} with the line, where a row cannot be used.
 */
export function readJudgements(text: string, place: string): Judgement[] {
  const fail = (line: number, message: string): never => {
    throw new UsageError(`${place}:${line}: ${message}`);
  };
  const [header, ...rows] = readCsv(text, fail) ?? [];
  if (!header || COLUMNS.some((name, i) => header.cells[i]?.trim() !== name))
    return fail(1, `the columns must be ${COLUMNS.join(', ')}`);
  return rows.map(({ cells, line }) => {
    const [left = '', right = '', judgement = '', by = '', date = '', note = ''] = cells.map((cell) =>
      cell.trim(),
    );
    if (cells.length !== COLUMNS.length)
      fail(line, `${cells.length} cells where ${COLUMNS.length} are needed`);
    if (left === '' || right === '' || left === right) fail(line, 'a judgement needs two different entities');
    if (!JUDGEMENTS.includes(judgement as JudgementWord))
      fail(line, `"${judgement}" is no judgement; write ${JUDGEMENTS.join(', ')}`);
    if (by === '') fail(line, 'say who judged');
    return { left, right, judgement: judgement as JudgementWord, by, date, note, line };
  });
}

/**
 * The id under which each entity stands: entities judged the same, directly or through others, share the least of their ids. The last row on a
 * pair counts, so that a judgement is taken back by a row below it.
 * @throws {UsageError} where two entities judged not the same are joined by other judgements.
 */
export function applyJudgements(judgements: readonly Judgement[], place: string): (id: string) => string {
  const last = new Map<string, Judgement>();
  for (const judgement of judgements)
    last.set([judgement.left, judgement.right].sort().join('\0'), judgement);
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    const up = parent.get(id);
    return up === undefined ? id : find(up);
  };
  for (const { left, right, judgement } of last.values()) {
    if (judgement !== 'same') continue;
    const [a = '', b = ''] = [find(left), find(right)].sort();
    if (a !== b) parent.set(b, a);
  }
  for (const { left, right, judgement, line } of last.values())
    if (judgement === 'not same' && find(left) === find(right))
      throw new UsageError(
        `${place}:${line}: ${left} and ${right} are judged not the same, but other rows join them; take one of those back`,
      );
  return find;
}
