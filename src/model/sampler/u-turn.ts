/**
 * Whether a trajectory still moves apart: both ends, as velocities, point along the sum of its momenta. The sum is
 * given in two parts so that nothing need be added up beforehand (Betancourt 2017, appendix A.4.2).
 */
export function movesApart(
  begin: Float64Array,
  end: Float64Array,
  sum: Float64Array,
  rest: Float64Array,
  inverseMetric: Float64Array,
): boolean {
  let atBegin = 0;
  let atEnd = 0;
  for (let i = 0; i < begin.length; i++) {
    const weighted = inverseMetric[i]! * (sum[i]! + rest[i]!);
    atBegin += weighted * begin[i]!;
    atEnd += weighted * end[i]!;
  }
  return atBegin > 0 && atEnd > 0;
}
