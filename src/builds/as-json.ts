import { COMPOSITE_INPUTS, type Sensitivity, type SensitivityReport } from '../types.js';
import type { OpenedBuild } from './open.js';

/** What `tierline tiers --json` prints and the server answers; so for the others below. */
export function tiersAsJson({ info, model, standings, sensitivity }: OpenedBuild) {
  return {
    pack: info.pack,
    asOf: info.asOf,
    seed: info.seed,
    digest: info.digest,
    model: model.name,
    modelReason: model.reason,
    diagnostics: model.diagnostics,
    refused: model.refused,
    notices: model.notices,
    leftOutWhole: model.leftOutWhole,
    partners: standings,
    sensitivity: compactSensitivity(sensitivity),
  };
}

/** `tierline tiers --sensitivity --json` */
export function sensitivityAsJson({ info, sensitivity }: OpenedBuild) {
  return { pack: info.pack, asOf: info.asOf, seed: info.seed, digest: info.digest, ...sensitivity };
}

/** `tierline gap --json` */
export function gapsAsJson({ info, gaps }: OpenedBuild) {
  return { pack: info.pack, asOf: info.asOf, digest: info.digest, partners: gaps };
}

/** `tierline claims --json` */
export function claimsAsJson({ info, claims }: OpenedBuild) {
  return { pack: info.pack, asOf: info.asOf, digest: info.digest, claims };
}

/** Of the ranks that tiers are made of, without intervals. */
export function compactSensitivity({ rows, ranks }: SensitivityReport) {
  const valuesOf = (inputs: Sensitivity['inputs'], name: 'first' | 'total') =>
    Object.fromEntries(COMPOSITE_INPUTS.map((input) => [input, inputs[input]?.[name].value ?? null]));
  return {
    axis: 'engagement',
    rows,
    partners: ranks
      .filter(({ axis }) => axis === 'engagement')
      .map(({ partner, rankSd, reason, leading, inputs }) => ({
        partner,
        rankSd,
        reason,
        leading,
        first: valuesOf(inputs, 'first'),
        total: valuesOf(inputs, 'total'),
      })),
  };
}
