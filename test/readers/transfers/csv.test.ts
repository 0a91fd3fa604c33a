import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { A, accounted, B, C, HASH, readTable, reasons, told } from '../../support/transfers.js';

const plain = (...rows: string[]) => readTable(['from,to,amount', ...rows].join('\n'));

describe('plain-csv', () => {
  test('every column', async () => {
    const { format, transfers, assets } = await readTable(
      [
        'from,to,value,time,block,index,hash,asset,symbol,decimals',
        `${A},${B},1.5,2022-03-29 21:41:18,7,3,${HASH},${C.toUpperCase().replace('0X', '0x')},USDT,6`,
      ].join('\n'),
    );
    expect(format).toBe('plain-csv');
    expect(transfers).toEqual([
      {
        time: '2022-03-29T21:41:18Z',
        block: 7,
        index: 3,
        transaction: HASH,
        from: A,
        to: B,
        asset: C,
        amount: 1_500_000n,
        place: 'file:2',
      },
    ]);
    expect(assets).toEqual([{ id: C, symbol: 'USDT', decimals: 6 }]);
  });

  test('without decimals an amount is of the smallest unit, and without an asset all is one coin', async () => {
    const reading = await plain(`${A},${B},15`, `${A},${B},1.5`);
    expect(reading.transfers.map(({ amount, asset, index }) => [amount, asset, index])).toEqual([
      [15n, 'coin', 1],
    ]);
    expect(reasons(reading)).toEqual([
      'the amount "1.5" is no whole number of the smallest unit, written as digits',
    ]);
  });

  test('accounts keep their case but where their chain has none', async () => {
    const { transfers } = await plain(
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4,1',
      `0x${'A'.repeat(40)},TXYZ,2`,
    );
    expect(transfers.flatMap(({ from, to }) => [from, to])).toEqual([
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      A,
      'TXYZ',
    ]);
  });

  test.each([
    [`${A},${B}`, '2 cells where the header has 3; the row is shifted'],
    [`x,${A},${B},1`, '4 cells where the header has 3; the row is shifted'],
    [`,${B},1`, '"from" is empty'],
    [`${A},,1`, '"to" is empty'],
    [`${A},0xabc,1`, '"to" is "0xabc", no address of 0x and 40 hexadecimal digits'],
    [`${A}0,${B},1`, `"from" is "${A.slice(0, 40)}...", no address of 0x and 40 hexadecimal digits`],
    [`${A},b c,1`, '"to" is "b c", with a blank inside'],
    [`${A},${B},-3`, 'the amount "-3" is negative'],
    [`${A},${B},${2n ** 256n}`, 'the amount is above 2^256 - 1, the largest that a chain can hold'],
  ])('%s is skipped with its reason, and the rows around it are read', async (row, reason) => {
    const reading = await plain(`${A},${B},1`, row, `${B},${A},1`);
    expect(reading.skipped).toEqual([{ place: 'file:3', reason }]);
    expect(reading.transfers).toHaveLength(2);
  });

  test('an asset with two numbers of decimals has one of them', async () => {
    const reading = await readTable(`from,to,amount,asset,decimals\n${A},${B},1,X,6\n${A},${B},1,X,8`);
    expect(reasons(reading)).toEqual(['X has 8 decimals here and 6 before']);
  });

  test('an address whose case does not fit its checksum is read and noticed', async () => {
    const typo = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD';
    const reading = await plain(`${typo},0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359,1`);
    expect(reading.transfers[0]?.from).toBe(typo.toLowerCase());
    const [notice] = reading.notices.filter(({ message }) => message.includes('EIP-55'));
    expect(notice).toMatchObject({ count: 1, places: ['file:2'] });
  });

  test('rows are transfers, passed over or skipped, whatever stands in them', async () => {
    const cell = fc.oneof(
      fc.constantFrom(A, B, C, '', '0', '1', '25', '-1', '0x12', '1e3', '2.5', 'ETH', '2022-01-01 00:00:00'),
      fc.string({ maxLength: 6 }).map((text) => text.replace(/[",\r\n]/g, '')),
    );
    const row = fc
      .array(cell, { minLength: 5, maxLength: 7 })
      .filter((cells) => cells.some((c) => c.trim() !== ''));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const text = ['from,to,amount,asset,time,decimals', ...rows.map((cells) => cells.join(','))].join(
          '\n',
        );
        const reading = await readTable(text);
        expect(accounted(reading)).toBe(rows.length);
        for (const { amount, from, to } of reading.transfers)
          expect([amount > 0n, from === '', to === '']).toEqual([true, false, false]);
      }),
    );
  });

  test('whole units come back as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }), fc.nat(30), async (amount, decimals) => {
        const { transfers } = await readTable(
          `from,to,amount,asset,decimals\n${A},${B},${amount}e-${decimals},X,${decimals}`,
        );
        expect(transfers[0]?.amount).toBe(amount);
      }),
    );
  });
});

describe('dune-csv', () => {
  const dune = (...rows: string[]) => readTable(['block_time,from,to,total_eth', ...rows].join('\n'));
  const bytes = (address: string) => `\\x${address.slice(2)}`;

  test('addresses of Postgres and amounts as doubles are written', async () => {
    const reading = await dune(
      `2022-03-29T21:41:18+00:00,${bytes(A)},${bytes(B)},1.0093856442188e-05`,
      `2022-03-29T16:11:28+00:00,${bytes(B)},${C},3003.3`,
      `2022-03-29T16:11:28+00:00,${bytes(B)},${bytes(C)},0.0`,
    );
    expect(reading.format).toBe('dune-csv');
    expect(reading.transfers.map(({ time, from, to, amount }) => [time, from, to, amount])).toEqual([
      ['2022-03-29T21:41:18Z', A, B, 10_093_856_442_188n],
      ['2022-03-29T16:11:28Z', B, C, 3_003_300_000_000_000_000_000n],
    ]);
    expect(reading.passedOver).toEqual([{ reason: 'an amount of zero', count: 1 }]);
    expect(reading.assets).toEqual([{ id: 'ETH', symbol: 'ETH', decimals: 18 }]);
  });

  test('nothing is rounded', async () => {
    const reading = await dune(`2022-03-29T21:41:18+00:00,${bytes(A)},${bytes(B)},1.5e-18`);
    expect(reasons(reading)).toEqual([
      'the amount "1.5e-18" has more than 18 decimals, and nothing is rounded',
    ]);
  });

  test('an address that is none is skipped', async () => {
    const reading = await dune(`2022-03-29T21:41:18+00:00,\\x12,${bytes(B)},1`, `,,${bytes(B)},1`);
    expect(reasons(reading)).toEqual([
      '"from" is "\\x12", no address of \\x and 40 hexadecimal digits',
      '"from" is empty',
    ]);
  });
});

describe('etherscan-csv, the exports of the explorer', () => {
  const HEADER =
    '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","CurrentValue @ $1843.9/Eth","TxnFee(ETH)","Status","ErrCode","Method"';
  const row = (to: string, contract: string, received: string, sent: string, status = '', error = '') =>
    [
      HASH,
      '100',
      '1683029999',
      '2023-05-02 12:19:59',
      A,
      to,
      contract,
      received,
      sent,
      '9',
      '0.1',
      status,
      error,
      'x',
    ]
      .map((cell) => `"${cell}"`)
      .join(',');
  const coins = (...rows: string[]) => readTable([HEADER, ...rows].join('\n'));

  test('what comes in and what goes out', async () => {
    const { format, transfers } = await coins(row(B, '', '0.5', '0'), row(B, '', '0', '1,234.25'));
    expect(format).toBe('etherscan-csv');
    expect(transfers).toMatchObject([
      { time: '2023-05-02T12:19:59Z', block: 100, index: 1, transaction: HASH, from: A, to: B, asset: 'ETH' },
      { index: 2, amount: 1_234_250_000_000_000_000_000n },
    ]);
    expect(transfers[0]?.amount).toBe(5n * 10n ** 17n);
  });

  test('what failed moved nothing', async () => {
    const reading = await coins(
      row(B, '', '0', '1', 'Error(0)', 'Out of gas'),
      row(B, '', '0', '1', '', 'Reverted'),
      row(B, '', '0', '1', 'Success'),
      row(B, '', '0', '1', 'pending'),
    );
    expect(reading.passedOver).toEqual([{ reason: 'a transaction that failed', count: 2 }]);
    expect(reading.transfers).toHaveLength(1);
    expect(reasons(reading)).toEqual(['the status "pending" is not known']);
  });

  test('the contract that a transaction makes is its recipient', async () => {
    const { transfers } = await coins(row('', C, '0', '1'));
    expect(transfers[0]?.to).toBe(C);
  });

  test('two amounts in one row are no transfer', async () => {
    expect(reasons(await coins(row(B, '', '1', '2')))).toEqual([
      '1 come in and 2 go out; one transfer has one amount',
    ]);
  });

  test('an empty cell more at the end of a row is no shift', async () => {
    expect((await coins(`${row(B, '', '1', '0')},`)).transfers).toHaveLength(1);
  });

  test('internal transactions, and the coin of another chain', async () => {
    const { transfers, passedOver } = await readTable(
      [
        'Txhash,Blockno,UnixTimestamp,DateTime,ParentTxFrom,ParentTxTo,ParentTxETH_Value,From,TxTo,ContractAddress,Value_IN(BNB),Value_OUT(BNB),Status,ErrCode,Type',
        `${HASH},5,1683029999,x,${C},${C},0,${A},${B},,2,0,0,,call`,
        `${HASH},5,1683029999,x,${C},${C},0,${A},${B},,2,0,1,,call`,
      ].join('\n'),
    );
    expect(transfers).toMatchObject([{ from: A, to: B, asset: 'BNB', amount: 2n * 10n ** 18n }]);
    expect(passedOver).toEqual([{ reason: 'a transaction that failed', count: 1 }]);
  });

  const TOKENS =
    '"Txhash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","TokenValue","USDValueDayOfTx","ContractAddress","TokenName","TokenSymbol"';
  const tokenRow = (value: string) => `${HASH},5,1683029999,x,${A},${B},"${value}",1,${C},Tether,USDT`;

  test('a token is its contract, in units of 10^-18 where nobody states its decimals', async () => {
    const reading = await readTable(`${TOKENS}\n${tokenRow('1,000.5')}`);
    expect(reading.transfers).toMatchObject([{ asset: C, amount: 1_000_500_000_000_000_000_000n }]);
    expect(told(reading).join()).toContain(`does not say how many decimals ${C} has`);
  });

  test('and in its own where they are stated', async () => {
    const stated = { decimals: new Map([[C, 6]]) };
    const reading = await readTable(`${TOKENS}\n${tokenRow('1,000.5')}\n${tokenRow('0.0000001')}`, stated);
    expect(reading.transfers.map(({ amount }) => amount)).toEqual([1_000_500_000n]);
    expect(reading.assets).toEqual([{ id: C, symbol: 'USDT', decimals: 6 }]);
    expect(told(reading)).toEqual([]);
    expect(reasons(reading)).toEqual([
      'the amount "0.0000001" has more than 6 decimals, and nothing is rounded',
    ]);
  });
});

describe('etherscan-csv, tables of researchers', () => {
  const research = (...rows: string[]) =>
    readTable(
      ['hash,timestamp_utc,to,amount,asset,kind,contract,block,is_error,chain_id', ...rows].join('\n'),
      { from: A, decimals: new Map() },
    );
  const row = (amount: string, kind: string, symbol: string, contract: string, error = '0', chain = '1') =>
    `${HASH},2025-02-21 14:42:47,${B},${amount},${symbol},${kind},${contract},21895384,${error},${chain}`;

  test('coins and tokens by their kind, never by their symbol', async () => {
    const reading = await research(
      row('9980.0', 'native', 'ETH', ''),
      row('9980.0', 'token', 'Е\u0422Н...', C),
      row('0.0', 'native', 'ETH', ''),
      row('5', 'native', 'ETH', '', '1'),
    );
    expect(reading.transfers).toMatchObject([
      { from: A, to: B, asset: 'ETH', amount: 9980n * 10n ** 18n, time: '2025-02-21T14:42:47Z' },
      { from: A, to: B, asset: C, amount: 9980n * 10n ** 18n },
    ]);
    expect(reading.passedOver).toEqual([
      { reason: 'an amount of zero', count: 1 },
      { reason: 'a transaction that failed', count: 1 },
    ]);
    expect(told(reading).filter((message) => message.includes('looks like ETH'))).toHaveLength(1);
  });

  test('other chains, kinds and tokens without a contract are skipped', async () => {
    const reading = await research(
      row('1', 'native', 'BNB', '', '0', '56'),
      row('1', 'nft', 'X', C),
      row('1', 'token', 'ETH', ''),
    );
    expect(reasons(reading)).toEqual([
      'it is of chain "56"; only Ethereum, chain 1, is read',
      'the kind "nft" is not known',
      '"contract" is empty',
    ]);
  });
});
