import Type from 'typebox';
import type { Organ } from '../types.js';
import { splitList } from './partners.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readTable } from './table.js';
import { CHANNELS } from './vocabulary.js';

export const ORGANS_FILE = 'organs.csv';

export const OrganSchema = strict(
  {
    id: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]*$',
      description: 'Short name, by which networks.csv refers to it.',
    }),
    name: Type.String({ minLength: 2, description: 'English name.' }),
    aliases: Type.Optional(Type.String({ description: 'Other names, separated by semicolons.' })),
    channel: Type.Enum([...CHANNELS], {
      description:
        'The institution it belongs to, in the words of the ledgers; unknown where no source says.',
    }),
    other_channel: Type.Optional(
      Type.Enum([...CHANNELS], {
        description: 'Another institution that it may as well be read as belonging to.',
      }),
    ),
    source: Type.String({ description: 'Id of the source in which that was read.' }),
    note: Type.Optional(Type.String({ description: 'What the source says, or the reason; for people.' })),
  },
  { description: 'organs.csv: bodies of the actor that stand behind others, a closed vocabulary.' },
);

export function readOrgans(text: string, report: Report): Organ[] | undefined {
  return readTable(text, OrganSchema, report)?.map(({ value }) => ({
    id: value.id,
    name: value.name,
    aliases: splitList(value.aliases),
    channel: value.channel,
    otherChannel: value.other_channel ?? null,
    source: value.source,
    note: value.note ?? '',
  }));
}
