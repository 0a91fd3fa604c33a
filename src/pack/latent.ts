import Type from 'typebox';
import { LATENT_AXES, type LatentItem, type LatentSeries, type LatentSpec, LIKELIHOODS } from '../types.js';
import type { Report } from './report.js';
import { type Static, strict } from './schema.js';
import { readYaml } from './yaml.js';

export const LATENT_FILE = 'latent.yml';

const ID = '^[a-z][a-z0-9_]*$';

const series = {
  title: Type.String({ minLength: 5 }),
  definition: Type.String({
    minLength: 20,
    description: 'What a cell is, over which time, and why it belongs here.',
  }),
  likelihood: Type.Enum([...LIKELIHOODS], {
    description:
      'count: events with exposure; share: successes of trials; ordinal; binary; continuous with known standard error; lag: log years, perhaps only a lower bound; list: places in lists, of an item only.',
  }),
  categories: Type.Optional(Type.Integer({ minimum: 3, maximum: 9, description: 'Of an ordinal series.' })),
  coder: Type.Optional(
    strict(
      { variable: Type.String(), category: Type.String() },
      { description: 'What rules coded; how they err on the gold enters the likelihood.' },
    ),
  ),
  shares: Type.Optional(
    Type.Record(Type.String(), Type.String({ minLength: 20 }), {
      description: 'Series of the other side with which evidence is shared, and why that is no circle.',
    }),
  ),
};

const ItemSchema = strict(
  {
    ...series,
    axis: Type.Enum([...LATENT_AXES], {
      description: 'What it measures; slack: what is done, not what stands on paper.',
    }),
    group: Type.Optional(
      Type.String({
        pattern: ID,
        description: 'Items of one group of sources share a factor of the state beside the axis.',
      }),
    ),
    versions: Type.Optional(
      Type.Enum(['instruments', 'occasions'], {
        description: 'What the versions of the query are: other instruments (default), or occasions of one.',
      }),
    ),
    direction: Type.Enum([1, -1], { description: '1: more of it means more of the axis; -1: less.' }),
  },
  { description: 'One item of an axis; its query stands in latent/<id>.sql.' },
);

const SeriesSchema = strict(
  {
    ...series,
    detected: Type.Optional(
      Type.Boolean({
        description: 'Sources see states unlike well; the versions of the query are the sources.',
      }),
    ),
  },
  { description: 'One series of an outcome; its query stands in latent/<id>.sql.' },
);

/** Bounds of the length of a fit, in the file and where other values are asked for. */
export const LENGTHS = {
  chains: { minimum: 2, maximum: 16 },
  draws: { minimum: 100, maximum: 10000 },
} as const;

export const LatentSchema = strict(
  {
    chains: Type.Integer(LENGTHS.chains),
    warmup: Type.Integer({ minimum: 100, maximum: 10000 }),
    draws: Type.Integer({ ...LENGTHS.draws, description: 'Kept of each chain after warm-up.' }),
    acceptance: Type.Optional(
      Type.Number({
        minimum: 0.6,
        maximum: 0.99,
        description:
          'Mean acceptance that the step size aims at, by default 0.8; the higher, the shorter the steps and the fewer diverge.',
      }),
    ),
    innovations: Type.Enum(['student', 'normal', 'horseshoe'], {
      description:
        'Steps of the axes: Student-t(4), which leaves room for ruptures; to see what hangs on that, normal, or a regularised horseshoe, which has most steps near zero and few at large.',
    }),
    anchors: strict(
      { high: Type.Array(Type.String(), { minItems: 1 }), low: Type.Array(Type.String(), { minItems: 1 }) },
      {
        description:
          'States whose place on affinity is beyond doubt. They enter like all others; a fit that does not put them so is refused.',
      },
    ),
    items: Type.Record(Type.String({ pattern: ID }), ItemSchema),
    outcomes: strict(
      {
        engagement: Type.Record(Type.String({ pattern: ID }), SeriesSchema),
        revenue: Type.Optional(Type.Record(Type.String({ pattern: ID }), SeriesSchema)),
      },
      { description: 'What the axes are to explain; never an item.' },
    ),
  },
  { description: 'latent.yml: the items and outcomes of the latent model.' },
);

/** Something measures affinity, and a group of sources stands on one axis, since its factor is one value per state. */
function checkAxes(
  items: Readonly<Record<string, Static<typeof ItemSchema>>>,
  lineOf: (...path: string[]) => number | undefined,
  report: Report,
): void {
  const entries = Object.entries(items);
  if (!entries.some(([, { axis }]) => axis === 'affinity'))
    report(lineOf('items'), 'no item of affinity; the latent model needs one, add it');
  for (const [id, { axis, group }] of entries) {
    const other = entries.find(([, item]) => item.group === group && item.axis !== axis);
    if (group !== undefined && other && other[0] < id)
      report(
        lineOf('items', id),
        `${id}: group ${group} stands on ${other[1].axis} and ${axis}; a group of sources belongs to one axis, name two`,
      );
  }
}

/** Reads the latent model; `sqlFiles` are the texts of latent/*.sql by file name without ending. */
export function readLatent(
  text: string,
  sqlFiles: ReadonlyMap<string, string>,
  report: Report,
): LatentSpec | undefined {
  const file = readYaml(text, LatentSchema, report);
  if (!file) return undefined;
  const { value, lineOf } = file;
  const { engagement, revenue = {} } = value.outcomes;
  const named = [...Object.keys(value.items), ...Object.keys(engagement), ...Object.keys(revenue)];
  for (const id of new Set(named.filter((id, i) => named.indexOf(id) !== i)))
    report(lineOf('items', id), `${id} is named twice; a series is an item or part of one outcome, keep one`);
  for (const name of sqlFiles.keys())
    if (!named.includes(name))
      report(undefined, `latent/${name}.sql has no entry here; add one or remove the file`);
  checkAxes(value.items, lineOf, report);
  for (const code of value.anchors.high.filter((state) => value.anchors.low.includes(state)))
    report(lineOf('anchors'), `${code} is an anchor at both ends; take it out of one`);
  const common = (
    id: string,
    spec: Static<typeof SeriesSchema> | Static<typeof ItemSchema>,
    ...path: string[]
  ) => {
    const sql = sqlFiles.get(id);
    if (sql === undefined) report(lineOf(...path, id), `latent/${id}.sql is missing; write the query`);
    if (spec.likelihood === 'list' && path[0] === 'outcomes')
      report(lineOf(...path, id), `${id}: an outcome is a rate; order in lists belongs to an item`);
    if ((spec.likelihood === 'ordinal') !== (spec.categories !== undefined))
      report(lineOf(...path, id), `${id}: an ordinal series says how many categories it has, no other does`);
    return {
      id,
      title: spec.title,
      definition: spec.definition,
      likelihood: spec.likelihood as LatentSeries['likelihood'],
      categories: spec.categories ?? 2,
      coder: spec.coder ?? null,
      shares: spec.shares ?? {},
      sql: sql ?? '',
      file: `latent/${id}.sql`,
    };
  };
  const of = (outcome: 'engagement' | 'revenue', list: Record<string, Static<typeof SeriesSchema>>) =>
    Object.entries(list).map(([id, spec]) => ({
      ...common(id, spec, 'outcomes', outcome),
      outcome,
      detected: spec.detected ?? false,
    }));
  return {
    chains: value.chains,
    warmup: value.warmup,
    draws: value.draws,
    acceptance: value.acceptance ?? 0.8,
    anchors: value.anchors,
    innovations: value.innovations as LatentSpec['innovations'],
    items: Object.entries(value.items).map(([id, spec]) => ({
      ...common(id, spec, 'items'),
      axis: spec.axis as LatentItem['axis'],
      group: spec.group ?? null,
      direction: spec.direction as 1 | -1,
      versions: (spec.versions as LatentItem['versions']) ?? 'instruments',
    })),
    series: [...of('engagement', engagement), ...of('revenue', revenue)],
  };
}
