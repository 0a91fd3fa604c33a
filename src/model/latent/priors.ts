/** Normal priors of what each item has, on the scale of the sampler; docs/method.md says why. */
export const ITEM_PRIORS = {
  intercept: { mean: 0, sd: 1.5 },
  /** Of its logarithm, so that a loading is positive; that on the group's factor is alike. */
  logLoading: { mean: -0.3, sd: 0.5 },
} as const;
