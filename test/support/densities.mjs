/** Independent normals with these deviations, for threads, which run no TypeScript. Keeps the first and the sum. */
export function normals({ sd }) {
  return {
    dimension: sd.length,
    logDensityAndGradient: (position, gradient) => {
      let sum = 0;
      for (let i = 0; i < sd.length; i++) {
        gradient[i] = -position[i] / sd[i] ** 2;
        sum += (gradient[i] * position[i]) / 2;
      }
      return sum;
    },
    keep: {
      size: 2,
      write: (position, out) => {
        out[0] = position[0];
        out[1] = position.reduce((a, b) => a + b, 0);
      },
    },
  };
}

/** A density that the second chain finds nowhere. */
export function brokenForTheSecond() {
  const { dimension, logDensityAndGradient } = normals({ sd: [1] });
  return {
    dimension,
    logDensityAndGradient: (position, gradient) =>
      position[0] === 99 ? Number.NEGATIVE_INFINITY : logDensityAndGradient(position, gradient),
    initial: (chain) => Float64Array.of(chain === 1 ? 99 : 0),
  };
}
