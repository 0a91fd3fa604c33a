import Type from 'typebox';
import type { Indicator } from '../types.js';
import type { Report } from './report.js';
import { type Static, strict } from './schema.js';
import { readYaml } from './yaml.js';

const IndicatorSchema = strict(
  {
    title: Type.String({ minLength: 5 }),
    definition: Type.String({
      minLength: 20,
      description: 'What is counted, over which window, and why it belongs there.',
    }),
    axis: Type.Optional(Type.Enum(['affinity', 'slack'], { description: 'An item of this axis.' })),
    outcome: Type.Optional(Type.Enum(['engagement', 'revenue'], { description: 'Part of this outcome.' })),
    direction: Type.Enum([1, -1], { description: '1: more of it means more of the measure; -1: less.' }),
    role: Type.Optional(Type.Enum(['formal', 'actual'], { description: 'For items of slack.' })),
    unit: Type.String(),
    estimate: Type.Enum(['count', 'mean', 'state'], {
      description: 'count: sum of parts; mean: weighted mean of parts; state: known, not sampled.',
    }),
    shares: Type.Optional(
      Type.Record(Type.String(), Type.String({ minLength: 20 }), {
        description:
          'Indicators on the other side of the item/outcome divide with which evidence is shared, and why that is no circle.',
      }),
    ),
  },
  { description: 'One indicator; its SQL stands in indicators/<id>.sql.' },
);

export const IndicatorsSchema = strict(
  { indicators: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), IndicatorSchema) },
  { description: 'indicators.yml: what is measured, and as what.' },
);

/** Reads the indicators; `sqlFiles` are the texts of indicators/*.sql by file name without ending. */
export function readIndicators(
  text: string,
  sqlFiles: ReadonlyMap<string, string>,
  report: Report,
): Indicator[] {
  const file = readYaml(text, IndicatorsSchema, report);
  if (!file) return [];
  const entries = Object.entries(file.value.indicators);
  for (const name of sqlFiles.keys())
    if (!(name in file.value.indicators))
      report(undefined, `indicators/${name}.sql has no entry here; add one or remove the file`);
  return entries.flatMap(([id, spec]) => {
    const sql = sqlFiles.get(id);
    const issue =
      measureIssue(spec) ??
      (sql === undefined ? `indicators/${id}.sql is missing; write the query` : undefined);
    if (issue !== undefined || sql === undefined) {
      report(file.lineOf('indicators', id), `${id}: ${issue}`);
      return [];
    }
    return [
      {
        id,
        title: spec.title,
        definition: spec.definition,
        measure: (spec.axis ?? spec.outcome) as Indicator['measure'],
        direction: spec.direction as 1 | -1,
        role: (spec.role as Indicator['role']) ?? null,
        unit: spec.unit,
        estimate: spec.estimate as Indicator['estimate'],
        shares: spec.shares ?? {},
        sql,
        file: `indicators/${id}.sql`,
      },
    ];
  });
}

function measureIssue(spec: Static<typeof IndicatorSchema>): string | undefined {
  if (spec.axis && spec.outcome)
    return 'is both an item (axis) and an outcome; an indicator cannot explain itself, keep one';
  if (!spec.axis && !spec.outcome) return 'has neither axis nor outcome; say what it measures';
  if (spec.axis === 'slack' && !spec.role) return 'items of slack need a role: formal or actual';
  if (spec.axis !== 'slack' && spec.role) return 'only items of slack have a role';
  return undefined;
}
