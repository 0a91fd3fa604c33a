import { engineModules } from '../../scripts/generate/engine.mjs';

/** The modules that the generated files are made from, as they stand in src/. */
export const MODULES = await engineModules(
  (path) => import(new URL(`../../src/${path}.ts`, import.meta.url).href),
);
