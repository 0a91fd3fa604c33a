import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { writeBrief } from '../../src/brief/brief.js';
import { placeLabels } from '../../src/brief/labels.js';
import { plain } from '../../src/brief/markdown.js';
import { buildPack } from '../support/packs.js';

describe.each(['example', 'dprk-asean'] as const)('the brief of %s', async (name) => {
  const build = await buildPack(name);
  const files = writeBrief(build);
  const { document } = parseHTML(files['brief.html']);

  test('no finding, paragraph, reason or remark stands without a source or an id to trace', () => {
    const items = [...document.querySelectorAll('main li, main h3 + p, main td:last-child')]
      .map(
        (element) =>
          element as unknown as { innerHTML: string; parentElement: { children: { length: number } } },
      )
      .filter(({ innerHTML }) => /\.(\s|$)/.test(innerHTML.replace(/<[^>]*>/g, '')));
    expect(items.length).toBeGreaterThan(10);
    for (const { innerHTML } of items) expect(innerHTML).toMatch(/href="#source-\d+"|<code>/);
  });

  test('every citation leads to an entry of the list and every entry is cited', () => {
    const cited = new Set([...files['brief.md'].matchAll(/\(#source-(\d+)\)/g)].map(([, number]) => number));
    const listed = [...files['brief.md'].matchAll(/<a id="source-(\d+)">/g)].map(([, number]) => number);
    expect([...cited].sort()).toEqual(listed.sort());
  });

  test('every entry has a title, a publisher and a letter; read sources have their link', () => {
    const links = [...document.querySelectorAll('a[id^="source-"]')].map((anchor) => anchor.parentElement);
    for (const entry of links) expect(entry?.textContent).toMatch(/Reliability [A-F]/);
    const hrefs = [...document.querySelectorAll('a[href^="http"]')].map(
      (a) => a.getAttribute('href') as string,
    );
    for (const href of hrefs) expect(() => new URL(href)).not.toThrow();
    expect(hrefs.length).toBeGreaterThan(5);
  });

  test('wide tables scroll within the page, and the figure has its caption', () => {
    for (const table of document.querySelectorAll('table'))
      expect(table.parentElement?.getAttribute('class')).toBe('wide');
    expect(document.querySelector('figcaption')?.textContent).toContain('90 % intervals');
  });

  test('the figure shows every partner that has both axes', () => {
    const seen = build.standings.filter(
      ({ affinity, slack }) => affinity.median !== null && slack.median !== null,
    );
    for (const standing of seen) expect(files['axes.svg']).toContain(standing.name);
    expect(files['axes.svg'].match(/<circle /g)).toHaveLength(seen.length);
  });
});

test('an axis without events is traced by its own id, not by that of the tier', async () => {
  const { 'brief.md': text } = writeBrief(await buildPack('dprk-asean', { composite: true }));
  expect(text).toMatch(/Enforcement slack is [^.]*, from 0 events\. \(`slack\.TLS`\)/);
});

test('text of a pack cannot become markup', async () => {
  const build = await buildPack('example');
  const evil = '<script>alert(1)</script> | [x](javascript:alert(1)) **bold** & co';
  const pack = {
    ...build.pack,
    title: evil,
    sources: build.pack.sources.map((s) => ({ ...s, title: evil })),
  };
  const html = writeBrief({ ...build, pack })['brief.html'];
  const { document } = parseHTML(html);
  expect(document.querySelector('script')).toBeNull();
  expect(document.querySelector('a[href^="javascript"]')).toBeNull();
  expect(document.querySelector('h1')?.textContent).toBe(evil);
});

test('escaped text is one line', () => {
  expect(plain('a\n*b* <c>')).toBe('a \\*b\\* \\<c\\>');
});

test('labels of crowded points do not cover each other', () => {
  const points = Array.from({ length: 8 }, (_, i) => ({
    x: 300 + i * 4,
    y: 200 + i * 3,
    text: `State ${i}`,
  }));
  const boxes = placeLabels(points).map(({ x, y, anchor }) => ({ left: anchor === 'start' ? x : x - 49, y }));
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1))
      expect(Math.abs(a.left - b.left) >= 49 || Math.abs(a.y - b.y) >= 16).toBe(true);
  });
});
