import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { collect, generate } from '../scripts/generate.mjs';
import * as program from '../src/cli/program.js';
import * as ledgers from '../src/pack/ledgers.js';
import { MODULES } from './support/engine.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const files = (directory: string, ending: string): string[] =>
  readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(directory, path))
    .sort();

const ENGINE = await collect(MODULES);

describe('generated pages', () => {
  test.each(Object.entries(generate(ENGINE, read)))(
    '%s is what the generator gives now; run npm run generate',
    (path, content) => {
      expect(read(path)).toBe(content);
    },
  );

  test('every verb has its section, usage and example in docs/cli.md', () => {
    const page = read('docs/cli.md');
    for (const verb of program.program().commands) {
      const section = page.split(`\n### ${verb.name()}\n`)[1]?.split('\n### ')[0] ?? '';
      expect(section, verb.name()).toContain(`tierline ${verb.name()} ${verb.usage()}`);
      expect(section, verb.name()).toMatch(new RegExp(`\`\`\`sh\\ntierline ${verb.name()} `));
      for (const { long } of verb.options) expect(section, verb.name()).toContain(long);
    }
  });

  test('every ledger and every column is in docs/pack-format.md', () => {
    const page = read('docs/pack-format.md');
    for (const name of ledgers.LEDGER_NAMES) {
      const section = page.split(`\n### ledger/${name}.csv\n`)[1]?.split('\n### ')[0] ?? '';
      for (const column of ledgers.ownColumns(name)) expect(section, name).toContain(`\n| \`${column}\` |`);
    }
    for (const column of Object.keys(ledgers.COMMON)) expect(page).toContain(`\n| \`${column}\` |`);
  });

  test('every table of a build is in docs/pack-format.md', () => {
    const section = read('docs/pack-format.md').split('\n## Tables of a build\n')[1] ?? '';
    expect(Object.keys(ENGINE.tables)).toContain('tiers');
    for (const name of Object.keys(ENGINE.tables)) expect(section).toContain(`\n| \`${name}\` |`);
  });
});

describe('pages by hand', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE-DATA.md', 'schemas/README.md']
    .concat(files('docs', '.md'), files('packs', 'README.md'))
    .filter((path) => existsSync(join(ROOT, path)));

  test.each(pages)('every relative link of %s leads somewhere', (path) => {
    for (const { target, anchor } of linksOf(read(path))) {
      const file = target === '' ? path : join(dirname(path), target);
      expect(existsSync(join(ROOT, file)), `${target} in ${path}`).toBe(true);
      if (anchor !== undefined && file.endsWith('.md'))
        expect(anchorsOf(read(file)), `#${anchor} of ${file}`).toContain(anchor);
    }
  });

  test('every decision is linked from docs/decisions/README.md', () => {
    const decisions = files('docs/decisions', '.md').filter((path) => !path.endsWith('README.md'));
    const linked = linksOf(read('docs/decisions/README.md')).map(({ target }) =>
      join('docs/decisions', target),
    );
    expect(linked.sort()).toEqual(decisions);
    for (const path of decisions) {
      expect(path).toMatch(/\/\d{4}-[a-z0-9-]+\.md$/);
      expect(read(path).split('\n').length, path).toBeLessThanOrEqual(41);
      for (const part of ['## Context', '## Decision', '## Consequences'])
        expect(read(path), path).toContain(part);
    }
  });

  test('every indicator of packs/dprk-asean is defined and has its query', () => {
    const { indicators: specs } = parse(read('packs/dprk-asean/indicators.yml')) as {
      indicators: Record<string, { title: string; definition: string }>;
    };
    for (const [id, { title, definition }] of Object.entries(specs)) {
      expect(definition.trim().length, id).toBeGreaterThan(40);
      expect(definition, id).not.toBe(title);
    }
    const queries = files('packs/dprk-asean/indicators', '.sql').map((path) =>
      relative('packs/dprk-asean/indicators', path).replace('.sql', ''),
    );
    expect(queries).toEqual(Object.keys(specs).sort());
  });

  test('packs/dprk-asean/README.md names rows and counts as they are', () => {
    const page = read('packs/dprk-asean/README.md');
    const ids = new Set<string>();
    const recalled = read('packs/dprk-asean/sources.csv').match(/^recalled-[^,]+/gm) ?? [];
    const behind = new RegExp(`^([^,]+),(?:${recalled.join('|')}),`);
    for (const name of ledgers.LEDGER_NAMES) {
      const lines = read(`packs/dprk-asean/ledger/${name}.csv`).trimEnd().split('\n').slice(1);
      for (const line of lines) ids.add(line.slice(0, line.indexOf(',')));
      for (const line of lines) expect(page).toContain(behind.exec(line)?.[1] ?? '');
      expect(page, name).toContain(`\n| \`${name}\` | ${lines.length} |`);
    }
    const named = page.match(
      /\b(?:enf-\d{3}[a-z]?|[A-Z]{3,5}-\d{4,8}-[a-z]+(?:-seed)?(?:-\d)?|fatf-[a-z]{3}-\d{6}-\w+)\b/g,
    );
    expect(named?.length).toBeGreaterThan(100);
    for (const id of named ?? []) expect(ids, id).toContain(id);
  });
});

/** Links and images of a page that point into the repository. */
function linksOf(text: string): { target: string; anchor: string | undefined }[] {
  const tokens = new MarkdownIt().parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  return tokens
    .map((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map((link) => {
      const [target = '', anchor] = decodeURI(link).split('#');
      return { target, anchor };
    });
}

/** The anchors that code hosts make of headings. */
function anchorsOf(text: string): string[] {
  const tokens = new MarkdownIt().parse(text, {});
  return tokens
    .filter((_, i) => tokens[i - 1]?.type === 'heading_open')
    .map(({ content }) =>
      content
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
}
