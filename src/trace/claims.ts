import { type Issue, PackError } from '../error.js';
import type { Store, StoreRow } from '../store/store.js';
import { type Claim, type ClaimResult, type Pack, VERDICTS, type Verdict } from '../types.js';

/** A claim's verdict before it has a place in the lineage; `evidence` is what it cites and what its test counted. */
export type CheckedClaim = Omit<ClaimResult, 'node'>;

/**
 * Gives every claim its verdict by running its test.
 * @throws {PackError} with every test that fails or says what it must not.
 */
export async function checkClaims(store: Store, pack: Pack): Promise<CheckedClaim[]> {
  const known = new Set(pack.evidence.map(({ id }) => id));
  const issues: Issue[] = [];
  const checked: CheckedClaim[] = [];
  for (const claim of pack.claims) {
    const fail = (message: string) =>
      issues.push({
        severity: 'error',
        file: 'claims.md',
        line: claim.line,
        message: `${claim.id}: ${message}`,
      });
    const cites = claim.cites.filter((id) => known.has(id));
    const result = await runTest(store, claim).catch(
      (error: Error) => error.message.split('\n')[0] as string,
    );
    if (typeof result === 'string') {
      fail(result);
      continue;
    }
    const stranger = result.evidence.find((id) => !known.has(id));
    const sentence = fill(claim.sentence, result.values);
    const reason = fill(result.reason, result.values);
    const open = /\{(\w+)\}/.exec(sentence) ?? /\{(\w+)\}/.exec(reason);
    if (stranger !== undefined) fail(`the test returns evidence ${stranger}, which is no row`);
    else if (open) fail(`{${open[1]}} has no value; the test must return a column of that name`);
    else {
      const evidence = [...new Set([...cites, ...result.evidence])].sort();
      const verdict = cites.length === 0 ? 'not_determined' : result.verdict;
      const why = cites.length === 0 ? 'All evidence it cites was withdrawn or not yet published.' : reason;
      checked.push({
        id: claim.id,
        sentence,
        paragraph: claim.paragraph,
        verdict,
        reason: why,
        evidence,
        values: result.values,
      });
    }
  }
  if (issues.length > 0) throw new PackError(pack.id, issues);
  return checked;
}

interface TestResult {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly values: Readonly<Record<string, number | string>>;
}

async function runTest(store: Store, { test }: Claim): Promise<TestResult | string> {
  if (test.kind === 'open')
    return { verdict: 'not_determined', reason: test.missing, evidence: [], values: {} };
  const { rows } = await store.select(test.sql);
  const [row] = rows;
  if (!row || rows.length !== 1) return `the test returns ${rows.length} rows, it needs one`;
  const verdict = row['verdict'] as Verdict;
  if (!VERDICTS.includes(verdict)) return `the test says ${verdict}; verdicts are ${VERDICTS.join(', ')}`;
  const reason = test.reasons[verdict];
  if (reason === undefined) return `the test says ${verdict}, but reasons has no sentence for it`;
  const evidence = (row['evidence'] ?? []) as string[];
  return {
    verdict,
    reason: reason.trim(),
    evidence: evidence.filter((id) => id !== null),
    values: valuesOf(row),
  };
}

function valuesOf(row: StoreRow): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(
        ([name, value]) =>
          name !== 'verdict' && name !== 'evidence' && value !== null && !Array.isArray(value),
      )
      .map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]),
  );
}

function fill(template: string, values: Readonly<Record<string, number | string>>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) =>
    name in values ? show(values[name] as number | string) : place,
  );
}

const show = (value: number | string) =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
