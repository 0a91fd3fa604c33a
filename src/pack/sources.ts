import Type from 'typebox';
import type { Source } from '../types.js';
import { dayRange } from './dates.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readTable } from './table.js';
import { RELIABILITIES, SOURCE_KINDS } from './vocabulary.js';

export const SourceSchema = strict(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description: 'Unique in the pack.' }),
    title: Type.String({ minLength: 2 }),
    publisher: Type.String({ minLength: 2 }),
    url: Type.Optional(
      Type.String({
        pattern: '^https?://',
        description: 'Link; may be empty only where the source is recalled or was never online.',
      }),
    ),
    language: Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639.' }),
    published: Type.Optional(
      Type.String({
        description: 'YYYY, YYYY-MM or YYYY-MM-DD; empty for a running record or a recalled source.',
      }),
    ),
    accessed: Type.Optional(Type.String({ description: 'When it was read.' })),
    kind: Type.Enum([...SOURCE_KINDS], { description: 'What sort of publication it is.' }),
    reliability: Type.Enum([...RELIABILITIES], {
      description: 'Admiralty letter of the source, by the written rule of the pack.',
    }),
    status: Type.Enum(['read', 'cited', 'recalled'], {
      description: 'read = opened; cited = named by a read source; recalled = from memory.',
    }),
    group: Type.String({ description: 'Independence group: sources that repeat one origin share it.' }),
    note: Type.Optional(Type.String()),
  },
  { description: 'sources.csv: one publication per row.' },
);

export function readSources(text: string, report: Report): Source[] | undefined {
  return readTable(text, SourceSchema, report)?.map(({ value, line }) => {
    for (const field of ['published', 'accessed'] as const) {
      const date = value[field];
      if (date !== undefined && !dayRange(date))
        report(line, `${field}: ${date} is not a date; use YYYY, YYYY-MM or YYYY-MM-DD`);
    }
    if (!value.url && value.status === 'read' && value.kind !== 'list')
      report(line, `source ${value.id} was read but has no url; add it, or set its status`, 'warning');
    return {
      id: value.id,
      title: value.title,
      publisher: value.publisher,
      url: value.url ?? '',
      language: value.language,
      published: value.published ?? '',
      accessed: value.accessed ?? '',
      kind: value.kind,
      reliability: value.reliability,
      status: value.status,
      group: value.group,
    } as Source;
  });
}
