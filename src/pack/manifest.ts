import Type from 'typebox';
import { dayRange } from './dates.js';
import { LEDGER_NAMES } from './ledgers.js';
import { MediaSchema } from './media-schema.js';
import type { Report } from './report.js';
import { type Static, strict } from './schema.js';
import { NETWORK_KINDS } from './vocabulary.js';
import { readYaml, type YamlFile } from './yaml.js';

const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });
const bound = Type.Optional(Type.Integer({ minimum: 0 }));

export const ManifestSchema = strict(
  {
    format: Type.Literal(1, { description: 'Version of the pack format.' }),
    id: Type.String({
      pattern: '^[a-z0-9][a-z0-9-]*$',
      description: 'Short name; also the name of the output folder.',
    }),
    title: Type.String({ minLength: 3 }),
    description: Type.String({ minLength: 10 }),
    version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
    licence: Type.String({ description: 'SPDX id of the licence of the data.' }),
    citation: Type.String({ description: 'How to cite the pack.' }),
    actor: strict(
      { code: Type.String({ pattern: '^[A-Z]{3}$' }), name: Type.String() },
      { description: 'The sanctioned state.' },
    ),
    groups: Type.Optional(
      Type.Record(Type.String({ pattern: '^[A-Z]{4,6}$' }), Type.String(), {
        description: 'Codes for groups of states.',
      }),
    ),
    period: strict(
      { from: day('First day measured.'), to: day('Last day measured.') },
      { description: 'What is measured.' },
    ),
    closures: Type.Optional(
      Type.Array(
        strict(
          {
            title: Type.String(),
            from: day('First day.'),
            to: day('Last day.'),
            source: Type.String({ description: 'Id of a source.' }),
          },
          { description: 'A period in which silence says nothing.' },
        ),
      ),
    ),
    searched: Type.Optional(
      Type.Record(Type.String(), day('Last day.'), {
        description: 'Last day to which a ledger was searched; that of the period, if absent.',
      }),
    ),
    windows: Type.Optional(
      Type.Array(
        strict(
          {
            kind: Type.Enum(['mourning', 'congress'], {
              description:
                "What overturns the order of things: a leader's death, or a party congress or election.",
            }),
            title: Type.String(),
            from: day('First day.'),
            to: day('Last day.'),
            partner: Type.Optional(
              Type.String({
                pattern: '^[A-Z]{3}$',
                description: 'The one state it is about; all, if absent.',
              }),
            ),
            source: Type.String({ description: 'Id of a source.' }),
          },
          { description: 'A time that is told apart.' },
        ),
        {
          description:
            'Times in which texts tell of everybody by other rules; indicators over texts leave them out.',
        },
      ),
    ),
    studies: Type.Optional(
      Type.Array(
        strict(
          {
            title: Type.String({ minLength: 3, description: 'What it is about, as the brief prints it.' }),
            partner: Type.String({ pattern: '^[A-Z]{3}$', description: 'A reported state.' }),
            from: Type.Optional(day('First day; that of the period, if absent.')),
            to: Type.Optional(day('Last day; that of the period, if absent.')),
          },
          { description: 'A state and a time that the brief tells.' },
        ),
        { description: 'States told in the brief with both sides of the gap dated.' },
      ),
    ),
    media: Type.Optional(MediaSchema),
    topics: Type.Optional(
      Type.Array(
        strict(
          {
            title: Type.String({ minLength: 3, description: 'What it is about, as the brief prints it.' }),
            estimates: Type.Optional(
              Type.Array(Type.String(), {
                description: 'Ids of estimates.csv, in the order in which they are told.',
              }),
            ),
            kinds: Type.Optional(
              Type.Array(Type.Enum([...NETWORK_KINDS]), {
                description: 'Bodies of these kinds are counted by state.',
              }),
            ),
          },
          { description: 'What is told of money.' },
        ),
        { description: 'What the brief tells of money among its findings, one sentence each.' },
      ),
    ),
    missing: Type.Optional(
      Type.Array(
        strict(
          {
            text: Type.String({ minLength: 10, description: 'What is not on record, as a sentence.' }),
            affects: Type.Optional(
              Type.Array(Type.String(), {
                description: 'Ledgers, indicators or series of the latent model that lack it.',
              }),
            ),
          },
          { description: 'A known hole of the record.' },
        ),
        { description: 'What the makers know to be missing; the brief ends with it.' },
      ),
    ),
    expected: Type.Optional(
      Type.Record(Type.String(), strict({ min: bound, max: bound }, { description: 'Rows.' }), {
        description: 'Rows per table; outside these bounds the build stops.',
      }),
    ),
  },
  { description: 'pack.yml: what the pack is about.' },
);

export type Manifest = Static<typeof ManifestSchema>;

export function readManifest(text: string, report: Report): YamlFile<Manifest> | undefined {
  const file = readYaml(text, ManifestSchema, report);
  if (!file) return undefined;
  const { period, closures = [], windows = [], studies = [], searched = {}, media = {} } = file.value;
  const spans = [
    { span: period, path: ['period'] as (string | number)[] },
    ...closures.map((span, i) => ({ span, path: ['closures', i] })),
    ...windows.map((span, i) => ({ span, path: ['windows', i] })),
    ...(media.periods ?? []).map((span, i) => ({ span, path: ['media', 'periods', i] })),
    ...studies.map((study, i) => ({ span: { ...period, ...study }, path: ['studies', i] })),
  ];
  for (const { span, path } of spans) {
    for (const end of ['from', 'to'] as const)
      if (!dayRange(span[end]))
        report(file.lineOf(...path, end), `${span[end]} is not a day of the calendar`);
    if (span.from > span.to) report(file.lineOf(...path), `from ${span.from} is after to ${span.to}`);
  }
  for (const [ledger, until] of Object.entries(searched)) {
    if (!(LEDGER_NAMES as readonly string[]).includes(ledger))
      report(
        file.lineOf('searched', ledger),
        `there is no ledger ${ledger}; they are ${LEDGER_NAMES.join(', ')}`,
      );
    if (!dayRange(until)) report(file.lineOf('searched', ledger), `${until} is not a day of the calendar`);
  }
  return file;
}
