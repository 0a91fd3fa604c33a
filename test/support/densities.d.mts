import type { Density, Keep } from '../../src/index.js';

export function normals(input: { readonly sd: readonly number[] }): Density & { readonly keep: Keep };
export function brokenForTheSecond(): Density;
