import Type, { type TObject } from 'typebox';
import type { FitDiagnostics, FitHashes, LeftOutWhole, TierRule } from '../types.js';
import { strict, violationsOf } from './schema.js';

/** What `fit/fit.json` holds. */
export interface FitRun {
  readonly digest: string;
  readonly seed: number;
  readonly chains: number;
  readonly draws: number;
  readonly diagnostics: FitDiagnostics;
  /** By which tiers were told when pieces were left out. */
  readonly tierRule: TierRule;
  /** Of the tables written with it; a fit of before they were kept has none, and cannot be told from a damaged one. */
  readonly hashes?: FitHashes;
}

/** What `fit/without.json` holds: the digest of the fit that all are compared with. */
export interface WithoutFile {
  readonly fit: string;
  readonly runs: readonly LeftOutWhole[];
}

const SHA256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const COUNT = Type.Integer({ minimum: 0 });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** JSON has null for what is no finite number, as of chains that do not move. */
const NUMBER = orNull(Type.Number());

const extremes = { rhatMax: NUMBER, essBulkMin: NUMBER, essTailMin: NUMBER };
const DiagnosticsSchema = strict(
  {
    ...extremes,
    nuisance: orNull(strict(extremes, { description: 'Of parameters that no output reports.' })),
    divergences: COUNT,
    treeDepthSaturated: COUNT,
    ebfmiMin: NUMBER,
    failed: Type.Array(Type.String()),
  },
  { description: 'Whether the chains have found the distribution.' },
);

const length = { seed: COUNT, chains: COUNT, draws: COUNT };

const RunSchema = strict(
  {
    digest: SHA256,
    ...length,
    diagnostics: DiagnosticsSchema,
    tierRule: strict(
      {
        measure: Type.Literal('engagement'),
        maxTiers: Type.Integer({ minimum: 1 }),
        minProbability: Type.Number(),
        minEvidence: COUNT,
      },
      { description: 'The tier rule at the time of the fit.' },
    ),
    hashes: Type.Optional(
      strict({ draws: SHA256, leftOut: SHA256, summary: SHA256 }, { description: 'SHA-256 of the tables.' }),
    ),
  },
  { description: 'fit/fit.json.' },
);

const share = Type.Number({ minimum: 0, maximum: 1 });
const WithoutSchema = strict(
  {
    fit: SHA256,
    runs: Type.Array(
      strict(
        {
          without: Type.String(),
          ...length,
          diagnostics: DiagnosticsSchema,
          anchored: orNull(share),
          partners: Type.Array(
            strict(
              {
                partner: Type.String(),
                tier: orNull(Type.Integer({ minimum: 1 })),
                probability: share,
                before: share,
                after: share,
                engagement: NUMBER,
                affinity: NUMBER,
                slack: NUMBER,
              },
              { description: 'What becomes of a partner.' },
            ),
          ),
        },
        { description: 'A fit without something.' },
      ),
    ),
  },
  { description: 'fit/without.json.' },
);

/** What a file of a fit holds, or what is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly wrong: string };

export function parseRun(text: string): Parsed<FitRun> {
  const parsed = parse<FitRun>(text, RunSchema);
  if ('wrong' in parsed) return parsed;
  const { diagnostics, ...run } = parsed.value;
  return { value: { ...run, diagnostics: numbered(diagnostics) } };
}

export function parseWithout(text: string): Parsed<WithoutFile> {
  const parsed = parse<WithoutFile>(text, WithoutSchema);
  if ('wrong' in parsed) return parsed;
  const { fit, runs } = parsed.value;
  return {
    value: { fit, runs: runs.map((run) => ({ ...run, diagnostics: numbered(run.diagnostics) })) },
  };
}

function parse<T>(text: string, schema: TObject): Parsed<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: 'it is not JSON' };
  }
  const [first] = violationsOf(schema)(value);
  return first ? { wrong: first.message.split(';')[0] as string } : { value: value as T };
}

/** With NaN for null, so that no limit holds of it. */
function numbered({ nuisance, ...diagnostics }: FitDiagnostics): FitDiagnostics {
  const numbers = <T extends object>(object: T): T =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, value ?? Number.NaN])) as T;
  return { ...numbers(diagnostics), nuisance: nuisance && numbers(nuisance) };
}
