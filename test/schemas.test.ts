import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packFiles } from '../scripts/generate/engine.mjs';
import { schemaFiles } from '../scripts/generate/schemas.mjs';
import type { ManifestSchema } from '../src/pack/manifest.js';
import { violationsOf } from '../src/pack/schema.js';
import { MODULES } from './support/engine.js';

const FILES = packFiles(MODULES);

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const list = (directory: string) => readdirSync(join(ROOT, directory)).sort();

describe('generated schemas', () => {
  const generated = schemaFiles(FILES);

  test('the files are what the generator gives now; run npm run generate', () => {
    const present = list('schemas').filter((name) => name.endsWith('.schema.json'));
    expect(present.map((name) => `schemas/${name}`)).toEqual(Object.keys(generated).sort());
    for (const [path, content] of Object.entries(generated)) expect(read(path), path).toBe(content);
  });

  test.each(Object.keys(generated))('%s says what it is, field by field, and takes no other', (path) => {
    const schema = JSON.parse(read(path));
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).toMatch(/^Tierline pack format 1: /);
    expect(openObjects(schema)).toEqual([]);
    expect(undescribed(schema)).toEqual([]);
  });

  test.each(list('packs'))('the schemas that packs/%s names are there', (pack) => {
    for (const file of list(`packs/${pack}`).filter((name) => name.endsWith('.yml'))) {
      const named = /^# yaml-language-server: \$schema=(\S+)/.exec(read(`packs/${pack}/${file}`))?.[1];
      if (named) expect(Object.keys(generated)).toContain(join(`packs/${pack}`, named));
    }
  });
});

describe('examples', () => {
  test('every schema has a good one', () => {
    const named = list('schemas/examples/good').map((name) => name.split('.')[0]);
    expect([...new Set(named)].sort()).toEqual(Object.keys(FILES).sort());
  });

  test.each(list('schemas/examples/good'))('good: %s', (name) => {
    const { violations, passesFile } = validate(`schemas/examples/good/${name}`);
    expect(violations).toEqual([]);
    expect(passesFile).toBe(true);
  });

  test.each(list('schemas/examples/bad'))('bad: %s', (name) => {
    const path = `schemas/examples/bad/${name}`;
    const head = (word: string) => new RegExp(`^# ${word}: ?(.*)$`, 'm').exec(read(path))?.[1];
    expect(head('why')).toMatch(/\w{3}/);
    const { violations, passesFile } = validate(path);
    expect(violations.map(({ path: at, message }) => ({ path: at.join('.'), message }))).toEqual([
      { path: head('path'), message: head('message') },
    ]);
    expect(passesFile).toBe(false);
  });
});

/** What the reader's validator says of an example, and whether the JSON Schema on disk accepts it. */
function validate(path: string) {
  const name = path.split('/').at(-1)?.split('.')[0] as string;
  const value: unknown = parse(read(path));
  return {
    violations: violationsOf(FILES[name]?.schema as typeof ManifestSchema)(value),
    passesFile: Compile(JSON.parse(read(`schemas/${name}.schema.json`))).Check(value),
  };
}

type Schema = Record<string, unknown> & { description?: string; additionalProperties?: boolean };

/** Objects and maps that would let a field pass which nobody knows. */
function openObjects(schema: Schema, at = ''): string[] {
  const isMap = 'properties' in schema || 'patternProperties' in schema;
  const here = isMap && schema.additionalProperties !== false ? [at || 'the whole'] : [];
  return [...here, ...children(schema).flatMap(([name, child]) => openObjects(child, `${at}/${name}`))];
}

function undescribed(schema: Schema, at = ''): string[] {
  return children(schema).flatMap(([name, child]) => [
    ...(child.description === undefined && !Array.isArray(child) && name !== 'items'
      ? [`${at}/${name}`]
      : []),
    ...undescribed(child, `${at}/${name}`),
  ]);
}

/** Fields of an object, values of a map, items of a list. */
function children(schema: Schema): [string, Schema][] {
  return [
    ...Object.entries((schema['properties'] ?? {}) as Record<string, Schema>),
    ...Object.entries((schema['patternProperties'] ?? {}) as Record<string, Schema>),
    ...(schema['items'] ? [['items', schema['items'] as Schema] as [string, Schema]] : []),
  ];
}
