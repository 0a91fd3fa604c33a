import { expect, test } from 'vitest';
import { readDeletions } from '../../src/readers/deletions.js';

const visit = (url: string, time: string, found?: 'changed' | 'gone') =>
  `${JSON.stringify({ url, time, status: found === 'gone' ? 404 : 200, end: 1, settled: true, ...(found ? { since: { time: '2024-05-01T00:00:00Z', sha256: 'x', found } } : {}) })}\n`;

test('an address that the last visit found gone is a deletion; one that came back or was only changed is none', () => {
  const manifest = [
    visit('https://a.example/1', '2024-05-01T00:00:00Z'),
    visit('https://a.example/1', '2024-06-01T12:00:00Z', 'gone'),
    `${JSON.stringify({ url: 'https://a.example/1', time: '2024-07-01T00:00:00Z', status: null })}\n`,
    visit('https://a.example/2', '2024-06-01T00:00:00Z', 'gone'),
    visit('https://a.example/2', '2024-07-01T00:00:00Z'),
    visit('https://a.example/3', '2024-06-01T00:00:00Z', 'changed'),
  ].join('');
  expect(readDeletions(manifest)).toEqual([
    { url: 'https://a.example/1', held: '2024-05-01', gone: '2024-06-01' },
  ]);
});

test('what is no line of a manifest is passed over', () => {
  expect(readDeletions('')).toEqual([]);
  expect(readDeletions('no JSON\nnull\n[]\n{"url":1}\n{"url":"u","since":{"found":"gone"}}\n')).toEqual([]);
});
