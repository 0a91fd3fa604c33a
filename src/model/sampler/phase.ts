/** A point in phase space with what the density says there. The fields are replaced by copying or by exchange. */
export interface PhasePoint {
  position: Float64Array;
  momentum: Float64Array;
  gradient: Float64Array;
  logDensity: number;
}

export function phasePoint(dimension: number): PhasePoint {
  return {
    position: new Float64Array(dimension),
    momentum: new Float64Array(dimension),
    gradient: new Float64Array(dimension),
    logDensity: Number.NEGATIVE_INFINITY,
  };
}

/** Minus log density plus kinetic energy; infinite outside the support. */
export function energyOf(point: PhasePoint, inverseMetric: Float64Array): number {
  const { momentum } = point;
  let kinetic = 0;
  for (let i = 0; i < momentum.length; i++) kinetic += inverseMetric[i]! * momentum[i]! * momentum[i]!;
  const energy = kinetic / 2 - point.logDensity;
  return Number.isNaN(energy) ? Number.POSITIVE_INFINITY : energy;
}
