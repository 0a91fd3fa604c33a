/** Search parameters with some of them changed; undefined takes one out of the address. */
export function changed<T extends object>(
  before: T,
  change: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  return Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
  ) as T;
}
