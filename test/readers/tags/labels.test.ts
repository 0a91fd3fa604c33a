import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLabels } from '../../../src/readers/tags/labels.js';

const A = `0x${'0a'.repeat(20)}`;
const B = `0x${'0B'.repeat(20)}`;
const TABLE = `\ufeff,Address,Name Tag,Balance,Txn Count\n0,${A},A Mixer: 1 ETH,"2,960 ETH",12\n1,${B},,0 ETH,1\n2,not one,C,0,0\n`;

describe('labels from Etherscan', () => {
  test('a table: the category is in the name of the file, an address without a name bears it', () => {
    const { tags, skipped, notices } = readLabels(TABLE, 'etherscan_tornado-cash_2023.csv');
    expect(
      tags.map(({ address, label, category, level, lastmod }) => [address, label, category, level, lastmod]),
    ).toEqual([
      [A, 'A Mixer: 1 ETH', 'tornado-cash', 20, '2023'],
      [B, 'tornado-cash', 'tornado-cash', 20, '2023'],
    ]);
    expect(skipped).toEqual([
      { place: 'etherscan_tornado-cash_2023.csv:4', reason: '"not one" is no ether address' },
    ]);
    expect(notices[0]).toMatchObject({ count: 1, places: ['etherscan_tornado-cash_2023.csv:3'] });
  });

  test('a table with a source of its own, and one whose rows have neither name nor category', () => {
    expect(
      readLabels(`banned_address,wallet_tag,data_source\n${A},Fake_1,a list\n`, 'x.csv').tags[0],
    ).toMatchObject({
      label: 'Fake_1',
      source: 'a list',
    });
    expect(readLabels(`Address,Name Tag\n${A},\n`, 'x.csv').skipped[0]?.reason).toContain(
      'neither a name nor a category',
    );
  });

  test('the combined JSON: every label of an address is kept', () => {
    const { tags } = readLabels(
      JSON.stringify({ [A]: { name: 'X', labels: ['dex', 'exchange'] }, [B]: null }),
      'x.json',
    );
    expect(tags.map(({ label, concepts }) => [label, concepts])).toEqual([['X', ['dex', 'exchange']]]);
  });

  test('mutated, it never throws', () => {
    fc.assert(
      fc.property(
        fc.nat(TABLE.length),
        fc.nat(9),
        fc.string({ unit: 'binary', maxLength: 5 }),
        (at, cut, put) => {
          const { tags, skipped } = readLabels(
            TABLE.slice(0, at) + put + TABLE.slice(at + cut),
            'x_2023.csv',
          );
          expect(tags.length + skipped.length).toBeGreaterThanOrEqual(0);
        },
      ),
    );
    for (const text of ['{', '{}', '[]', 'null', '', '{"a":1}', '"'])
      expect(() => readLabels(text, 'x')).not.toThrow();
  });
});

const shared = fileURLToPath(new URL('../../../../shared/data/chain/labels', import.meta.url));

test.skipIf(!existsSync(shared))('every label of shared/data/chain/labels (skipped where absent)', () => {
  const files = readdirSync(shared).filter((name) => /^etherscan_|^forta|labels_etherscan/.test(name));
  const counts = files.map((name) => {
    const bytes = readFileSync(`${shared}/${name}`);
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    const rows = name.includes('.json')
      ? Object.keys(JSON.parse(text)).length
      : text.trimEnd().split('\n').length - 1;
    const { tags, skipped } = readLabels(text, name);
    return [name, tags.length + skipped.length - rows, skipped.length];
  });
  expect(counts.filter(([, missing]) => missing !== 0)).toEqual([]);
  expect(counts.filter(([, , skipped]) => skipped !== 0)).toEqual([]);
});
