import { existsSync, mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/error.js';
import { readTransfers } from '../../src/following/transfers.js';
import type { TransferReading } from '../../src/types.js';
import { A, accounted, B, C, HASH, told } from '../support/transfers.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-transfers-'));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};
const folder = (name: string, tables: Record<string, string | Uint8Array>) => {
  mkdirSync(join(scratch, name));
  for (const [table, content] of Object.entries(tables)) file(join(name, table), content);
  return join(scratch, name);
};
const PLAIN = `from,to,amount\n${A},${B},1\n`;
const RESEARCH = `hash,to,amount,asset,kind,contract\n${HASH},${B},1,ETH,native,\n`;
const OUTPUTS = {
  'a.csv': 'adr_index,adr_hash\n1,miner\n',
  'b.csv': 'tx_index, tx_hash\n10,a\n',
  'c.csv': 'tx_index,block_index\n10,70\n',
  'd.csv.gz': gzipSync('output_index,tx_index,adr_index,output_value,spent_index\n1,10,1,50,\n'),
  'e.csv': 'output_index,tx_index,adr_index,input_value,spent_index\n',
};

describe('the format is told by the columns', () => {
  test.each([
    ['plain-csv', PLAIN],
    ['dune-csv', 'block_time,from,to,total_eth\n'],
    ['etherscan-csv', '"Txhash","From","To","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)"\n'],
    ['etherscan-csv', '"Txhash","From","To","TokenValue","ContractAddress","TokenSymbol"\n'],
    ['etherscan-csv', 'hash,from,to,amount,asset,kind,contract\n'],
    ['etl-transactions', 'hash,from_address,to_address,value,gas\n'],
    ['etl-token-transfers', 'token_address,from_address,to_address,value\n'],
    ['etl-traces', 'from_address,to_address,value,trace_type,trace_address\n'],
    [
      'etl-traces',
      `{"input": "${'0'.repeat(5000)}", "trace_type": "call", "trace_address": [], "from_address": "", "to_address": "", "value": 0}`,
    ],
  ])('%s', async (format, text) => {
    expect((await readTransfers(file(`told-${format}`, text))).format).toBe(format);
  });

  test('a compressed file reads as the plain one', async () => {
    const { transfers } = await readTransfers(file('plain.csv.gz', gzipSync(PLAIN)));
    expect(transfers).toMatchObject([{ from: A, to: B, amount: 1n }]);
  });

  test('a folder of tables of outputs, compressed or not; what else lies there is named', async () => {
    const path = folder('outputs', { ...OUTPUTS, 'readme.md': 'hello\n' });
    const reading = await readTransfers(path);
    expect(reading).toMatchObject({
      format: 'utxo-tables',
      transfers: [{ from: 'coinbase', to: 'a:0', amount: 50n }],
    });
    expect([...reading.owners]).toEqual([['a:0', 'miner']]);
    expect(reading.notices).toMatchObject([{ places: [join(path, 'readme.md')] }]);
  });

  test('what a format leaves open is told', async () => {
    expect(told(await readTransfers(file('open.csv', PLAIN)))).toEqual([
      'no column "asset": all amounts are taken to be of one, called "coin"',
    ]);
    expect(told(await readTransfers(file('etl.csv', 'hash,from_address,to_address,value,gas\n')))).toEqual([
      'the gas that senders paid is not among the transfers',
      'the file does not say which transactions failed, and all are taken to have moved their value',
    ]);
  });
});

test.each([
  ['a comma inside a name', '"x,value_in(eth)",txhash,from,to\n'],
  ['a quotation mark without its other', '"txhash,from,to,value_in(eth)\n1,2,3,4\n'],
  ['a NUL', 'from,t\0o,amount\n'],
])('a header with %s is in no format', async (_, text) => {
  await expect(readTransfers(file('odd.csv', text))).rejects.toThrow(
    'in no format of transfers that is known',
  );
});

describe('what cannot be read is refused with what to do', () => {
  const refusal = async (path: string, options = {}) => {
    const error = await readTransfers(path, options).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  };

  test('a path that is not there', async () => {
    expect(await refusal(join(scratch, 'none.csv'))).toContain(
      'none.csv cannot be read (ENOENT); name a file of transfers',
    );
  });

  test('an empty file', async () => {
    expect(await refusal(file('empty.csv', ' \n'))).toContain('is empty');
  });

  test('a table of something else, with the columns that the nearest format needs', async () => {
    expect(await refusal(file('else.csv', 'source,to,amount\n'))).toContain(
      'the nearest is plain-csv, for which it lacks the columns from',
    );
    expect(await refusal(file('named.csv', PLAIN), { format: 'dune-csv' })).toContain(
      'is not dune-csv: it lacks the columns block_time, total_eth',
    );
    expect(await refusal(file('symbols.csv', 'from,to,amount,symbol\n'))).toContain(
      'lacks the columns asset',
    );
    expect(await refusal(file('twice.csv', 'from,to,amount,Amount\n'))).toContain(
      'has the column "amount" twice',
    );
  });

  test('a format that is none, or not of a file or folder', async () => {
    expect(await refusal(file('f.csv', PLAIN), { format: 'csv' })).toContain(
      'no format "csv"; give one of plain-csv',
    );
    expect(await refusal(file('g.csv', PLAIN), { format: 'utxo-tables' })).toContain('name the folder');
    expect(await refusal(scratch, { format: 'plain-csv' })).toContain('is a folder');
  });

  test('a folder without a table', async () => {
    const { 'd.csv.gz': _, ...rest } = OUTPUTS;
    expect(await refusal(folder('lacking', rest))).toContain(
      'has no table of outputs (output_index, tx_index',
    );
  });

  test('a table without senders, until the caller states whose it is', async () => {
    const path = file('research.csv', RESEARCH);
    expect(await refusal(path)).toContain('state whose transfers it holds with the option from');
    expect(await refusal(path, { from: '0x12' })).toContain('from is "0x12"; give an address');
    expect(await refusal(file('own.csv', PLAIN), { from: A })).toContain('has senders of its own');
    const { transfers } = await readTransfers(path, { from: C.toUpperCase().replace('0X', '0x') });
    expect(transfers).toMatchObject([{ from: C, to: B }]);
  });

  test('decimals that the caller states hold for the contract in either case', async () => {
    const path = file('tokens.csv', `hash,to,amount,asset,kind,contract\n${HASH},${B},1.5,X,token,${C}\n`);
    const decimals = { [C.toUpperCase().replace('0X', '0x')]: 6 };
    const { transfers, assets } = await readTransfers(path, { from: A, decimals });
    expect(transfers[0]?.amount).toBe(1_500_000n);
    expect(assets).toEqual([{ id: C, symbol: 'X', decimals: 6 }]);
  });
});

test('gzip data that end early: what stood before is read, and the rest is said to be missing', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `${A},${B},${i + 1}`);
  const packed = gzipSync(['from,to,amount', ...rows].join('\n'), { level: 0 });
  const reading = await readTransfers(file('cut.csv.gz', packed.subarray(0, packed.length / 2)));
  expect(reading.transfers.length).toBeGreaterThan(1000);
  expect(reading.skipped.map(({ reason }) => reason).join()).toContain('what follows is missing');
});

const shared = fileURLToPath(new URL('../../../shared/data/chain', import.meta.url));

describe.skipIf(!existsSync(shared))('the files of shared/data/chain (skipped where they are absent)', () => {
  const read = (name: string, options = {}) => readTransfers(join(shared, name), options);
  const sum = (
    { transfers }: TransferReading,
    which: (transfer: TransferReading['transfers'][number]) => boolean,
  ) => transfers.filter(which).reduce((total, { amount }) => total + amount, 0n);

  test('the Ronin theft: every row, and the sums that its description states', async () => {
    const reading = await read('ronin/dune_LazarusTabularTxs1322519.csv');
    expect([reading.transfers.length, accounted(reading), reading.skipped]).toEqual([311, 436, []]);
    const text = readFileSync(join(shared, 'ronin/dune_LazarusGroup.txt'), 'utf8');
    const listed = new Set(
      [...text.matchAll(/(?:\\x|0x)([\da-f]{40})/gi)].map(([, digits]) => `0x${digits?.toLowerCase()}`),
    );
    expect(listed.size).toBe(8);
    const out = sum(reading, ({ from, to }) => listed.has(from) && !listed.has(to));
    expect(Number(out / 10n ** 17n) / 10).toBe(182_023.8);
  });

  test('the second hop of the Bybit theft: contracts decide, look-alikes are named', async () => {
    const reading = await read('bybit/phvaz_hop2.csv', { from: A });
    expect([reading.transfers.length, accounted(reading), reading.skipped]).toEqual([27, 43, []]);
    const genuine = '0xdd90071d52f20e85c89802e5dc1ec0a7b6475f92';
    expect(sum(reading, ({ asset, to }) => asset === 'ETH' && to === genuine)).toBe(
      98_048_794_800_000_000_000_000n,
    );
    const notices = told(reading);
    expect(notices.filter((message) => message.includes('looks like ETH'))).toHaveLength(2);
    for (const alike of [
      '0xdd901921594c5ba04c5971295db8931073365f92',
      '0xdd909975592c01a18adb8c545f18b0a37f915f92',
    ])
      expect(notices.some((message) => message.startsWith(alike) && message.includes(genuine))).toBe(true);
    expect(notices.filter((message) => message.includes('begins and ends as'))).toHaveLength(5);
  });

  test('ethereum-etl: amounts of JSON lines as their digits, and nothing skipped', async () => {
    const name = 'etl_samples/eth_token_transfers_17173049_17173050.jsonl';
    const reading = await read(name);
    const digits = [...readFileSync(join(shared, name), 'utf8').matchAll(/"value": (\d+)/g)].map(
      ([, value]) => value,
    );
    expect(reading.transfers.map(({ amount }) => String(amount))).toEqual(
      digits.filter((value) => value !== '0'),
    );
    expect(digits.filter((value) => String(Number(value)) !== value).length).toBeGreaterThan(100);
    expect([accounted(reading), reading.skipped]).toEqual([291, []]);
    expect(told(reading).filter((message) => message.includes('begins and ends as'))).toEqual([]);
  });

  test.each([
    ['etl_samples/eth_transactions_blocks_with_withdrawals.csv', 'etl-transactions', 135, 298],
    ['etl_samples/eth_token_transfers_small.csv', 'etl-token-transfers', 2, 2],
    ['etl_samples/eth_traces_small.csv', 'etl-traces', 2, 3],
  ])('%s', async (name, format, transfers, rows) => {
    const reading = await read(name);
    expect([reading.format, reading.transfers.length, accounted(reading), reading.skipped]).toEqual([
      format,
      transfers,
      rows,
      [],
    ]);
  });

  /** What is left on the account of each transaction: its fee. */
  const fees = ({ transfers }: TransferReading) => {
    const left = new Map<string, bigint>();
    for (const { from, to, transaction, amount } of transfers) {
      if (to === transaction) left.set(transaction, (left.get(transaction) ?? 0n) + amount);
      if (from === transaction) left.set(transaction, (left.get(transaction) ?? 0n) - amount);
    }
    return [...left.values()];
  };

  test('bitcoin in 2009: a reward of 50 a block, no fee below zero, no output spent twice', async () => {
    const reading = await read('utxo_testdb/sample2009');
    expect(accounted(reading)).toBe(32783 + 2887);
    expect(reading.skipped.map(({ reason }) => reason)).toEqual([
      'the output 242510 is given twice',
      'the output 242520 is given twice',
    ]);
    expect(fees(reading).every((fee) => fee >= 0n)).toBe(true);
    const blocks = new Set(reading.transfers.map(({ block }) => block));
    const fee = fees(reading).reduce((total, one) => total + one, 0n);
    expect(sum(reading, ({ from }) => from === 'coinbase')).toBe(BigInt(blocks.size) * 50n * 10n ** 8n + fee);
    const spent = reading.transfers
      .filter(({ to, transaction }) => to === transaction)
      .map(({ from }) => from);
    expect(new Set(spent).size).toBe(spent.length);
  });

  test('the made-up database of outputs: every row, and days before months', async () => {
    const reading = await read('utxo_testdb/testdata');
    expect([reading.transfers.length, reading.skipped]).toEqual([196, []]);
    expect(reading.transfers.find(({ block }) => block === 70)?.time).toBe('2012-09-08T00:00:00Z');
    // Two of its transactions give more than they take.
    expect(fees(reading).filter((fee) => fee < 0n)).toHaveLength(2);
    expect(reading.notices.filter(({ message }) => message.includes('more than its inputs'))).toMatchObject([
      { count: 2 },
    ]);
  });
});

describe('a time after the day on which the file was last changed', () => {
  const AFTER = /^a time is later than the day on which the file was last changed/;
  const rows = ['2024-05-06T23:59:59Z', '2024-05-07T00:00:00Z', '2099-01-01T00:00:00Z'].map(
    (time) => `${A},${B},1,${time}\n`,
  );
  const later = async (path: string, changed: string) => {
    utimesSync(path, new Date(changed), new Date(changed));
    const { notices, transfers } = await readTransfers(path);
    expect(transfers).toHaveLength(3);
    return notices.filter(({ message }) => AFTER.test(message));
  };

  test('is noted with its row, and the row is kept', async () => {
    const path = file('later.csv', `from,to,amount,time\n${rows.join('')}`);
    expect(await later(path, '2024-05-06T01:00:00Z')).toMatchObject([
      { count: 2, places: [`${path}:3`, `${path}:4`] },
    ]);
    expect(await later(path, '2024-05-07T01:00:00Z')).toMatchObject([{ count: 1, places: [`${path}:4`] }]);
  });

  test('is not told where the day of the file means nothing', async () => {
    const path = file('later-package.csv', `from,to,amount,time\n${rows.join('')}`);
    expect(await later(path, '1985-10-26T08:15:00Z')).toEqual([]);
  });
});
