import { expect, test } from 'vitest';
import { linksIn } from '../../src/readers/links.js';

test.each([
  [
    'a list',
    '# pages\nhttp://e.org/1 # the first\r\n\n  http://e.org/a#b \n',
    ['http://e.org/1', 'http://e.org/a#b'],
    [],
  ],
  [
    'a sitemap',
    '<urlset><url><loc>http://e.org/1?a=1&amp;b</loc><lastmod>2024</lastmod></url></urlset>',
    ['http://e.org/1?a=1&b'],
    [],
  ],
  [
    'a sitemap with images',
    '<urlset><url><loc>/1</loc><image:image><image:loc>/i</image:loc></image:image></url></urlset>',
    ['/1'],
    [],
  ],
  ['an index', '<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>', [], ['/a.xml']],
  [
    'RSS',
    '<rss><channel><link>/</link><item><link>/1</link></item><image><link>/i</link></image></channel></rss>',
    ['/1'],
    [],
  ],
  ['RSS with CDATA', '<rss><channel><item><link><![CDATA[/1]]></link></item></channel></rss>', ['/1'], []],
  [
    'Atom',
    '<feed><link href="/"/><entry><link rel="self" href="/s"/><link href="/1"/></entry></feed>',
    ['/1'],
    [],
  ],
  ['a page', '<html><a href="/1">1</a><link href="/style">', [], []],
  ['nothing', '', [], []],
])('%s', (_, text, pages, lists) => {
  expect(linksIn(text)).toEqual({ pages, lists });
});
