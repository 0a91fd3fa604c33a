import Type from 'typebox';
import type { Correction } from '../types.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readYaml } from './yaml.js';

const cells = (description: string) =>
  Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), { description });

export const CorrectionsSchema = strict(
  {
    corrections: Type.Array(
      strict(
        {
          row: Type.String({ description: 'Id of a ledger row, or of a source to withdraw.' }),
          expect: cells(
            'What the file says now, column by column; once it differs the correction has expired.',
          ),
          set: Type.Optional(cells('New values by column.')),
          withdraw: Type.Optional(
            Type.Literal(true, { description: 'Take the row, or all a source carries, out.' }),
          ),
          reason: Type.String({ minLength: 10 }),
          date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'When it was decided.' }),
        },
        { description: 'One correction.' },
      ),
    ),
  },
  { description: 'corrections.yml: known errors of sources or rows, repaired as data.' },
);

export function readCorrections(text: string, report: Report): Correction[] {
  const file = readYaml(text, CorrectionsSchema, report);
  return (file?.value.corrections ?? []).flatMap((spec, i) => {
    const line = file?.lineOf('corrections', i) ?? 1;
    if (Object.keys(spec.expect).length === 0)
      report(line, 'expect is empty; name at least one column and what it says now');
    if ((spec.set === undefined) === (spec.withdraw === undefined)) {
      report(line, 'give either set or withdraw, not both or neither');
      return [];
    }
    return [
      {
        row: spec.row,
        expect: spec.expect,
        set: spec.set ?? null,
        reason: spec.reason,
        date: spec.date,
        line,
      },
    ];
  });
}
