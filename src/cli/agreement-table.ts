import { type ComparedCoders, formatIssue } from '../index.js';
import { print, printTable } from './output.js';

/** Most disagreements that are listed; `--json` gives all. */
const LISTED = 20;

/** Agreement by variable, then where the coders differ. */
export function printAgreement({ coders, variables, disagreements, issues }: ComparedCoders): void {
  for (const issue of issues) process.stderr.write(`${formatIssue(issue)}\n`);
  print(`${coders.join(', ')}: Krippendorff's alpha with 90 % interval over documents`);
  printTable(
    ['variable', 'level', 'units', 'alpha', 'interval', 'agreement'],
    variables.map(({ variable, level, overall }) => [
      variable,
      level,
      String(overall.units),
      overall.alpha?.toFixed(3) ?? '-',
      overall.interval
        ? `${overall.interval.low.toFixed(3)} to ${overall.interval.high.toFixed(3)}`
        : (overall.reason ?? '-'),
      overall.agreement === null ? '-' : `${(100 * overall.agreement).toFixed(1)}%`,
    ]),
  );
  print(
    `${disagreements.length} disagreements${disagreements.length > LISTED ? `, the first ${LISTED}:` : ''}`,
  );
  for (const { document, partner, fields } of disagreements.slice(0, LISTED))
    for (const [field, said] of Object.entries(fields))
      print(`  ${document} ${partner} ${field}: ${words(said)}`);
}

const words = (said: Readonly<Record<string, string | null>>) =>
  Object.entries(said)
    .map(([coder, value]) => `${coder} ${value ?? '(no row)'}`)
    .join(', ');
