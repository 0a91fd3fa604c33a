import type { PackFile } from './engine.mjs';

export function schemaFiles(files: Readonly<Record<string, PackFile>>): Record<string, string>;
