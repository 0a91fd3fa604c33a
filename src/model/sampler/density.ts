/** Writes the gradient of the log density at `position` into `gradient` and returns the log density (up to a constant); -Infinity or NaN outside the support. */
export type LogDensityAndGradient = (position: Float64Array, gradient: Float64Array) => number;
