import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const PLAIN = ['types', 'error'];
/** Import nothing and may be imported by all. */
const ANYWHERE = ['days', 'order'];
const RESULTS = [...PLAIN, 'stats', 'store'];
const READING = ['coding', 'readers', 'files', 'texts'];
const EVERYTHING = [
  ...RESULTS,
  ...READING,
  'pack',
  'indicators',
  'model',
  'trace',
  'brief',
  'version',
  'entities',
  'lists',
  'chain',
  'following',
  'loading',
  'money-types',
  'networks',
  'estimates',
  'money',
  'hypotheses',
  'as-of',
  'thesis',
  'forecasting',
  'backtest',
  'forecast',
  'record',
  'fits',
  'build',
  'builds',
];

/** Who may import whom: parts are folders of src/, or files at its top. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'list-types': [],
  'chain-types': ['list-types'],
  'entity-types': ['list-types'],
  'money-types': [],
  types: ['chain-types', 'entity-types', 'list-types', 'money-types'],
  error: [],
  days: [],
  order: [],
  version: [],
  stats: [],
  wording: [],
  'estimate-words': [],
  files: ['error'],
  readers: [...PLAIN, 'stats'],
  texts: [...PLAIN, 'coding', 'files', 'pack', 'readers', 'store'],
  entities: [...PLAIN, 'files', 'readers'],
  lists: [...PLAIN, 'entities', 'files', 'readers'],
  chain: ['types', 'error', 'stats', 'store'],
  following: [...PLAIN, 'brief', 'chain', 'files', 'readers', 'store'],
  loading: [...PLAIN, 'chain', 'coding', 'files', 'following', 'store', 'texts'],
  fetch: ['error', 'version', 'readers'],
  coding: [...PLAIN, 'files', 'stats'],
  networks: ['types'],
  estimates: ['types'],
  money: [...PLAIN, 'as-of', 'entities', 'estimates', 'networks'],
  pack: [...PLAIN, 'chain', 'coding', 'estimates', 'files', 'networks'],
  store: PLAIN,
  model: ['types', 'stats'],
  hypotheses: ['types', 'stats', 'wording'],
  'as-of': ['types', 'chain', 'estimates', 'networks'],
  thesis: ['types', 'as-of', 'hypotheses'],
  forecasting: ['types', 'stats'],
  backtest: ['types', 'as-of', 'forecasting', 'hypotheses'],
  forecast: [...PLAIN, 'as-of', 'backtest', 'files', 'forecasting', 'pack', 'version'],
  indicators: RESULTS,
  trace: RESULTS,
  brief: ['types', 'stats', 'estimate-words', 'wording'],
  record: [...PLAIN, 'model', 'trace'],
  fits: [...RESULTS, 'as-of', 'coding', 'files', 'hypotheses', 'indicators', 'model', 'pack', 'trace'],
  build: EVERYTHING,
  builds: EVERYTHING,
  index: [...EVERYTHING, 'estimate-words', 'wording', 'fetch'],
  server: ['index'],
  cli: ['index', 'server'],
  web: ['types', 'estimate-words', 'wording'],
};

/** The table of CONTRIBUTING.md: parts with what they may import; null where it says "all of these". */
function tableForPeople(): Record<string, readonly string[] | null> {
  const page = readFileSync(fileURLToPath(new URL('../../CONTRIBUTING.md', import.meta.url)), 'utf8');
  const table = page.slice(page.indexOf('| part | may import |')).split('\n\n')[0] as string;
  const names = (cell = '') => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name as string);
  return Object.fromEntries(
    table
      .split('\n')
      .slice(2)
      .flatMap((row) => {
        const [, parts, may = ''] = row.split('|');
        const allowed = may.trim().startsWith('all of these') ? null : names(may.split(';')[0]);
        return names(parts).map((part) => [part, allowed] as const);
      }),
  );
}

const partOf = (file: string) => (file.split('/')[0] as string).replace(/\.[jt]sx?$/, '');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
  .sort();

function importsOf(file: string): { from: string; line: string }[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const imports = /^(?:import|export)[^'"]*?from '([^']+)';|\bimport\('([^']+)'\)/gms;
  return [...text.matchAll(imports)].map(([line, from, loaded]) => ({
    from: (from ?? loaded) as string,
    line: (line as string).replace(/\s+/g, ' '),
  }));
}

describe('who may import whom', () => {
  test('every part of src/ has its line in the table', () => {
    expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  test('CONTRIBUTING says the same', () => {
    const told = tableForPeople();
    expect(Object.keys(told).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
    for (const [part, allowed] of Object.entries(told))
      if (allowed) expect([...allowed].sort(), part).toEqual([...(MAY_IMPORT[part] ?? [])].sort());
  });

  test.each(files)('%s', (file) => {
    const mine = partOf(file);
    for (const { from, line } of importsOf(file)) {
      if (!from.startsWith('.')) continue;
      const other = partOf(posix.normalize(posix.join(dirname(file), from)));
      if (other !== mine) expect([...ANYWHERE, ...(MAY_IMPORT[mine] ?? [])], line).toContain(other);
    }
  });

  test('the workbench takes types of the core, and what runs only if it runs anywhere: all else comes over HTTP', () => {
    for (const file of files.filter((one) => one.startsWith('web/')))
      for (const { from, line } of importsOf(file))
        if (from.startsWith(`${'../'.repeat(file.split('/').length - 1)}types`))
          expect(line).toMatch(/^import type/);
    for (const file of ['estimate-words.ts', 'wording.ts']) expect(importsOf(file), file).toEqual([]);
  });

  test('only the store names DuckDB and ClickHouse, only the brief draws, only the command line reads commands', () => {
    const users = (library: string) => [
      ...new Set(files.filter((file) => importsOf(file).some(({ from }) => from === library)).map(partOf)),
    ];
    expect(users('@duckdb/node-api')).toEqual(['store']);
    expect(users('@clickhouse/client')).toEqual(['store']);
    expect(users('@observablehq/plot')).toEqual(['brief', 'web']);
    expect(users('commander')).toEqual(['cli']);
  });
});
