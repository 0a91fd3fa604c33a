import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { A, accounted, B, C, HASH, readTable, reasons } from '../../support/transfers.js';

const json = (...objects: object[]) => readTable(objects.map((object) => JSON.stringify(object)).join('\n'));

/** A trace that nobody sends: the reward of a block. */
const REWARD = {
  transaction_hash: null,
  transaction_index: null,
  from_address: null,
  trace_type: 'reward',
  call_type: null,
};

describe('etl-transactions', () => {
  const HEADER =
    'hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,gas_price,input,block_timestamp';
  const row = (to: string, value: string) =>
    `${HASH},1,x,17173049,4,${A},${to},${value},21000,8,0x,1683029999`;

  test('ether moves, calls without value do not', async () => {
    const reading = await readTable(
      [HEADER, row(B, '18446744073709551617'), row(B, '0'), row('', '0')].join('\n'),
    );
    expect(reading.format).toBe('etl-transactions');
    expect(reading.transfers).toEqual([
      {
        time: '2023-05-02T12:19:59Z',
        block: 17173049,
        index: 4,
        transaction: HASH,
        from: A,
        to: B,
        asset: 'ETH',
        amount: 18_446_744_073_709_551_617n,
        place: 'file:2',
      },
    ]);
    expect(reading.passedOver).toEqual([{ reason: 'an amount of zero', count: 2 }]);
  });

  test('a made contract has its address in the receipt only', async () => {
    expect(reasons(await readTable([HEADER, row('', '5')].join('\n')))).toEqual([
      'it makes a contract, whose address the file does not give; its trace does',
    ]);
    const receipt = `${HEADER},receipt_status,receipt_contract_address\n`;
    const reading = await readTable(`${receipt}${row('', '5')},1,${C}\n${row(B, '5')},0,`);
    expect(reading.transfers.map(({ to }) => to)).toEqual([C]);
    expect(reading.passedOver).toEqual([{ reason: 'a transaction that failed', count: 1 }]);
  });

  test('a bare number of JSON keeps every digit', async () => {
    const largest = 2n ** 256n - 1n;
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: 1n, max: largest }), async (value) => {
        const { transfers } = await readTable(
          `{"type": "transaction", "hash": "${HASH}", "from_address": "${A}", "to_address": "${B}", "value": ${value}, "gas": 21000, "block_number": 1, "transaction_index": 0}`,
        );
        expect(transfers[0]?.amount).toBe(value);
      }),
    );
  });

  test('lines that are no objects are skipped', async () => {
    const line = JSON.stringify({ hash: HASH, from_address: A, to_address: B, value: '7', gas: 1 });
    const reading = await readTable(`${line}\n{"hash": \n[]\n\n${line}\n{"hash": "1", "hash": "2"}`);
    expect(reading.transfers).toHaveLength(2);
    expect(reading.skipped.map(({ place }) => place)).toEqual(['file:2', 'file:3', 'file:6']);
  });
});

describe('etl-token-transfers', () => {
  test('the asset is the contract, of unknown decimals; a hash may lack its 0x', async () => {
    const { format, transfers, assets } = await readTable(
      [
        'token_address,from_address,to_address,value,transaction_hash,log_index,block_number',
        `${C},${A},${B},100000,${HASH.slice(2)},9,483920`,
      ].join('\n'),
    );
    expect(format).toBe('etl-token-transfers');
    expect(transfers).toMatchObject([
      { time: null, block: 483920, index: 9, transaction: HASH, asset: C, amount: 100_000n },
    ]);
    expect(assets).toEqual([{ id: C, symbol: '', decimals: null }]);
  });

  test('a value as a double writes it, or as hexadecimal, is refused', async () => {
    const line = (value: string) =>
      `{"token_address": "${C}", "from_address": "${A}", "to_address": "${B}", "value": ${value}, "transaction_hash": "${HASH}", "log_index": 0}`;
    const reading = await readTable([line('7.056176614974947e+18'), line('"0x10"'), line('null')].join('\n'));
    expect(reasons(reading)).toEqual([
      'the amount "7.056176614974947e+18" is no whole number of the smallest unit, written as digits',
      'the amount "0x10" is no whole number of the smallest unit, written as digits',
      'the amount is empty',
    ]);
  });
});

describe('etl-traces', () => {
  const trace = (more: object) => ({
    block_number: 1000690,
    transaction_hash: HASH,
    transaction_index: 0,
    from_address: A,
    to_address: B,
    value: 5,
    trace_type: 'call',
    call_type: 'call',
    reward_type: null,
    trace_address: [],
    error: null,
    status: 1,
    ...more,
  });

  test('calls, creations, self-destructions and rewards move value', async () => {
    const reading = await json(
      trace({}),
      trace({ trace_address: [0], trace_type: 'create', call_type: null }),
      trace({ trace_address: [1], trace_type: 'suicide', call_type: null }),
      trace(REWARD),
      trace({
        transaction_hash: null,
        transaction_index: null,
        from_address: null,
        trace_type: 'genesis',
        call_type: null,
      }),
    );
    expect(reading.format).toBe('etl-traces');
    expect(reading.transfers.map(({ from }) => from)).toEqual([A, A, A, 'coinbase', 'coinbase']);
  });

  test('borrowed code moves nothing', async () => {
    const reading = await json(
      trace({}),
      ...['delegatecall', 'callcode', 'staticcall'].map((call_type, i) =>
        trace({ trace_address: [i], call_type }),
      ),
    );
    expect(reading.transfers).toHaveLength(1);
    expect(reading.passedOver.map(({ reason }) => reason)).toEqual([
      'a delegatecall',
      'a callcode',
      'a staticcall',
    ]);
  });

  test('nothing under a failed call moves, whatever its status says and wherever it stands in the file', async () => {
    const reading = await json(
      trace({ trace_address: [1, 0, 4], trace_type: 'suicide', call_type: null }),
      trace({}),
      trace({ trace_address: [0] }),
      trace({ trace_address: [1], error: 'Reverted', status: 0 }),
      trace({ trace_address: [1, 0] }),
      trace({ trace_address: [10] }),
      trace({ transaction_hash: `0x${'34'.repeat(32)}`, trace_address: [1] }),
    );
    expect(reading.transfers.map(({ place }) => place)).toEqual(['file:2', 'file:3', 'file:6', 'file:7']);
    expect(reading.passedOver).toEqual([
      { reason: 'a trace that failed', count: 1 },
      { reason: 'a trace under one that failed', count: 2 },
    ]);
  });

  test('a failed transaction moves nothing at all, and the rewards of its block stand', async () => {
    const reading = await json(trace({ status: 0 }), trace({ trace_address: [0] }), trace(REWARD));
    expect(reading.transfers.map(({ from }) => from)).toEqual(['coinbase']);
  });

  test('the order of execution, whatever that of the file', async () => {
    const { transfers } = await json(
      trace(REWARD),
      trace({ transaction_index: 1, transaction_hash: `0x${'34'.repeat(32)}` }),
      trace({ trace_address: [10] }),
      trace({ trace_address: [2, 1] }),
      trace({ trace_address: [2] }),
      trace({}),
    );
    expect(transfers.map(({ index }) => index)).toEqual([5, 4, 3, 2, 1, 0]);
  });

  test('CSV, with the way of a call between quotation marks', async () => {
    const HEADER =
      'block_number,transaction_hash,transaction_index,from_address,to_address,value,trace_type,call_type,trace_address,error,status';
    const reading = await readTable(
      [
        HEADER,
        `1,${HASH},0,${A},${B},1,call,call,,,1`,
        `1,${HASH},0,${A},${B},2,call,call,"0,1",Out of gas,0`,
        `1,${HASH},0,${A},${B},3,call,call,"0,1,0",,1`,
        `1,${HASH},0,${A},${B},4,call,call,x,,1`,
        `1,${HASH},0,${A},${B},4,call,extcall,,,1`,
        `1,${HASH},0,${A},${B},4,dream,,,,1`,
      ].join('\n'),
    );
    expect(reading.transfers.map(({ amount }) => amount)).toEqual([1n]);
    expect(reasons(reading)).toEqual([
      '"trace_address" is "x", no numbers with commas between',
      'the type of call "extcall" is not known',
      'the type of trace "dream" is not known',
    ]);
  });

  test('a trace moves its value if and only if neither it nor one above it failed', async () => {
    const ways = fc.uniqueArray(fc.array(fc.nat(2), { maxLength: 3 }), {
      maxLength: 12,
      selector: (way) => way.join(','),
    });
    await fc.assert(
      fc.asyncProperty(
        ways,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        async (calls, fails) => {
          if (calls.length === 0) return;
          const reading = await json(
            ...calls.map((trace_address, i) => trace({ trace_address, status: fails[i] ? 0 : 1 })),
          );
          const stands = (way: readonly number[]) =>
            !calls.some((above, i) => fails[i] && above.every((step, depth) => step === way[depth]));
          const moved = calls.flatMap((way, i) => (stands(way) ? [`file:${i + 1}`] : []));
          expect(reading.transfers.map(({ place }) => place)).toEqual(moved);
          expect(accounted(reading)).toBe(calls.length);
        },
      ),
    );
  });
});
