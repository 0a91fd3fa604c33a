import Type from 'typebox';
import type { EstimateRow, Pack } from '../types.js';
import { dayRange } from './dates.js';
import { splitList } from './partners.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readTable } from './table.js';
import { AMOUNT_QUALIFIERS, ESTIMATE_UNITS } from './vocabulary.js';

export const ESTIMATES_FILE = 'estimates.csv';

const slug = (description: string) => Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description });
const text = (description: string) => Type.Optional(Type.String({ description }));
const amount = (description: string) => Type.Optional(Type.Number({ exclusiveMinimum: 0, description }));

export const EstimateSchema = strict(
  {
    id: slug('Unique in the table.'),
    topic: slug('Figures of one topic stand side by side, such as theft-2025.'),
    what: Type.String({
      minLength: 5,
      description: 'What the figure is of; the same words mean the same thing, so that figures can conflict.',
    }),
    author: Type.String({
      minLength: 2,
      description: 'Firm or body that gives it; a row of its evidence names it.',
    }),
    method: text('How it was arrived at, as far as a row says.'),
    from: text('First day, month or year it is about; empty where not given.'),
    until: text('Last day, month or year it is about.'),
    amount: amount('The figure, or the lower end of a range.'),
    amount_to: amount('The upper end of a range.'),
    unit: Type.Optional(Type.Enum([...ESTIMATE_UNITS], { description: 'Unit of the amount.' })),
    share: Type.Optional(
      Type.Number({ minimum: 0, maximum: 100, description: 'Percent; refused without denominator.' }),
    ),
    denominator: text('What the share is of, in words that tell it from others.'),
    qualifier: Type.Enum([...AMOUNT_QUALIFIERS], { description: 'How the figure is meant.' }),
    published: text(
      'When the figure was made public, where the source has no day; else that of the source counts.',
    ),
    evidence: Type.String({
      description: 'Ids of rows of ledgers in which it was read, separated by semicolons.',
    }),
    note: text('Dispute, vintage or reason.'),
  },
  {
    description: 'estimates.csv: one figure of one author per row; figures that conflict stay side by side.',
  },
);

export function readEstimates(content: string, report: Report): EstimateRow[] | undefined {
  return readTable(content, EstimateSchema, report)?.map(({ value, line }) => ({
    id: value.id,
    topic: value.topic,
    what: value.what,
    author: value.author,
    method: value.method ?? '',
    from: value.from ?? '',
    until: value.until ?? '',
    amount: value.amount ?? null,
    amountTo: value.amount_to ?? null,
    unit: value.unit ?? null,
    share: value.share ?? null,
    denominator: value.denominator ?? '',
    qualifier: value.qualifier,
    published: value.published ?? '',
    knownFrom: dayRange(value.published ?? '')?.last ?? null,
    evidence: splitList(value.evidence),
    note: value.note ?? '',
    line,
  }));
}

/** The rules of single estimates, and that each was read in a row that names its author. */
export function checkEstimates(pack: Pack, report: Report): void {
  const seen = new Set<string>();
  for (const estimate of pack.estimates) {
    const say = (message: string) => report(estimate.line, `${estimate.id}: ${message}`);
    if (seen.has(estimate.id)) say('the id stands twice; give another');
    seen.add(estimate.id);
    checkFigure(estimate, say);
    checkWindow(estimate, say);
    checkEvidence(pack, estimate, say);
  }
}

type Say = (message: string) => void;

function checkFigure({ amount, amountTo, unit, share, denominator }: EstimateRow, say: Say): void {
  if ((amount === null) === (share === null))
    say('give either an amount or a share; two figures are two rows');
  if ((amount === null) !== (unit === null)) say('amount and unit stand together or not at all');
  if (amountTo !== null && (amount === null || amountTo <= amount))
    say('amount_to is the upper end of a range; it must lie above amount');
  if (share !== null && denominator === '')
    say('a share says nothing without its denominator; say what it is a share of');
  if (share === null && denominator !== '')
    say('there is a denominator but no share; remove it or give the share');
}

function checkWindow({ from, until, published }: EstimateRow, say: Say): void {
  for (const [column, date] of Object.entries({ from, until, published }))
    if (date !== '' && !dayRange(date))
      say(`${column}: ${date} is not a date; use YYYY, YYYY-MM or YYYY-MM-DD`);
  const [first, last] = [dayRange(from), dayRange(until)];
  if (first && last && last.last < first.first) say(`until ${until} lies before from ${from}`);
}

function checkEvidence(pack: Pack, { evidence, author }: EstimateRow, say: Say): void {
  if (evidence.length === 0) say('evidence is empty; name the rows it was read in');
  const withdrawn = new Set(pack.withdrawn.map(({ id }) => id));
  const rows = evidence.flatMap((id) => pack.evidence.find((row) => row.id === id) ?? []);
  for (const id of evidence)
    if (!withdrawn.has(id) && !rows.some((row) => row.id === id))
      say(`evidence ${id} is no row of a ledger; correct the id`);
  const named = rows.some(
    ({ own, summary, note }) =>
      own['by'] === author || own['regime'] === author || `${summary} ${note}`.includes(author),
  );
  if (rows.length > 0 && !named)
    say(`no row of its evidence names ${author}; correct the author or the rows`);
}
