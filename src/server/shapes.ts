import Type, { type TSchema } from 'typebox';

// Shapes that several answers share.

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const text = (description?: string) => Type.String(description === undefined ? {} : { description });
export const maybeText = (description?: string) => nullable(text(description));
export const number = (description?: string) => Type.Number(description === undefined ? {} : { description });
export const maybeNumber = (description?: string) => nullable(number(description));
export const count = (description?: string) =>
  Type.Integer({ minimum: 0, ...(description === undefined ? {} : { description }) });
export const texts = (description?: string) =>
  Type.Array(text(), description === undefined ? {} : { description });

/** A row of a table whose columns depend on the table. */
export const Row = Type.Record(Type.String(), Type.Unknown());

export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day, YYYY-MM-DD.' });

export const Interval = Type.Object(
  { median: maybeNumber(), q5: maybeNumber(), q95: maybeNumber() },
  { description: 'Median and 90 % interval of draws; null where nothing was observed.' },
);

export const Estimated = Type.Object(
  { median: maybeNumber(), q5: maybeNumber(), q95: maybeNumber(), n: count('Distinct events behind it.') },
  { description: 'Median and 90 % interval of draws; null where nothing was observed.' },
);

export const Verdict = Type.Enum(['supported', 'contradicted', 'imprecise', 'not_determined']);

export const Standing = Type.Object({
  id: text('Id of the tier in the lineage.'),
  partner: text('ISO 3166-1 alpha-3.'),
  name: text(),
  tier: nullable(Type.Integer()),
  reason: maybeText('Why the partner is in no tier; null where it is in one.'),
  place: Type.Integer({ minimum: 1 }),
  tierProbabilities: Type.Record(Type.String(), number()),
  rankAcceptability: Type.Array(number()),
  above: Type.Record(Type.String(), number(), {
    description: 'By other partner: probability that the engagement of this one is higher.',
  }),
  affinity: Estimated,
  slack: Estimated,
  engagement: Estimated,
  revenue: Estimated,
  betweenTiers: Type.Array(Type.Integer()),
  shadow: nullable(
    Type.Object({
      tier: nullable(Type.Integer()),
      place: Type.Integer({ minimum: 1 }),
      engagement: Estimated,
      placesApart: Type.Integer({ minimum: 0 }),
    }),
  ),
  unstable: Type.Array(Type.Object({ without: text(), tier: nullable(Type.Integer()) })),
});

const DatedRows = Type.Object({
  from: maybeText('First day that a row is about; null where none has a date.'),
  until: maybeText('Last day.'),
  rows: Type.Array(
    Type.Object({
      id: text(),
      event: text('Rows of one event share it.'),
      date: text('As precise as known; empty where undated.'),
      dateEnd: text(),
      kind: text(),
      summary: text(),
      source: text(),
      selfReported: Type.Boolean({ description: 'Whether the state says so of itself.' }),
    }),
  ),
});

export const Gap = Type.Object({
  id: text(),
  partner: text(),
  name: text(),
  formal: Estimated,
  actual: Estimated,
  gap: Interval,
  probabilityPositive: maybeNumber(),
  evidence: texts(),
  dated: Type.Object(
    { formal: DatedRows, actual: DatedRows },
    { description: 'The same rows by side: what stands on paper, and what was done.' },
  ),
});

export const Claim = Type.Object({
  id: text(),
  node: text('Id in the lineage.'),
  sentence: text(),
  paragraph: text(),
  verdict: Verdict,
  reason: text(),
  evidence: texts(),
  values: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])),
});

/** What most answers say of the build they are from. */
export const OfBuild = { pack: text(), asOf: Day, digest: text('SHA-256 that identifies the build.') };
