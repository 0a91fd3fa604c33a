import Type from 'typebox';
import type { Model } from '../types.js';
import { HypothesesSchema, toRules } from './hypotheses.js';
import type { Report } from './report.js';
import { strict } from './schema.js';
import { readYaml } from './yaml.js';

export const ModelSchema = strict(
  {
    seed: Type.Integer({ minimum: 0, maximum: 4294967295 }),
    draws: Type.Integer({
      minimum: 200,
      maximum: 100000,
      description: 'Draws of weights, form and evidence.',
    }),
    tiers: strict(
      {
        measure: Type.Literal('engagement', { description: 'What is tiered.' }),
        max_tiers: Type.Integer({ minimum: 1, maximum: 5 }),
        min_probability: Type.Number({
          minimum: 0.5,
          maximum: 1,
          description: 'Below it a state stays unassigned.',
        }),
        min_evidence: Type.Integer({
          minimum: 1,
          description: 'Fewer distinct events leave a state unassigned.',
        }),
      },
      { description: 'The tier rule, fixed before the run.' },
    ),
    hypotheses: Type.Optional(HypothesesSchema),
  },
  { description: 'model.yml: how the measurement is drawn.' },
);

export function readModel(text: string, report: Report): Model | undefined {
  const spec = readYaml(text, ModelSchema, report)?.value;
  return (
    spec && {
      seed: spec.seed,
      draws: spec.draws,
      tiers: {
        measure: spec.tiers.measure,
        maxTiers: spec.tiers.max_tiers,
        minProbability: spec.tiers.min_probability,
        minEvidence: spec.tiers.min_evidence,
      },
      hypotheses: spec.hypotheses ? toRules(spec.hypotheses) : null,
    }
  );
}
