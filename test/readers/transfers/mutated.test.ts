import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { A, accounted, B, C, columnsOf, HASH, readBytes } from '../../support/transfers.js';

const ETL = { from_address: A, to_address: B, value: 5, block_number: 3, block_timestamp: 1683029999 };
const lines = (...objects: object[]) => objects.map((object) => `${JSON.stringify(object)}\n`).join('');

const TEXTS: Record<string, string> = {
  plain: `from,to,amount,asset,decimals,time,block\n${A},${B},1.5,X,6,2022-03-29 21:41:18,3\n${B},"${C}",2,X,6,,\n`,
  dune: `block_time,from,to,total_eth\n2022-03-29T21:41:18+00:00,\\x${A.slice(2)},\\x${B.slice(2)},1e-05\n`,
  explorer: `"Txhash","UnixTimestamp","From","To","ContractAddress","Value_IN(ETH)","Value_OUT(ETH)","Status","ErrCode"\n"${HASH}","1683029999","${A}","${B}","","0","1,234.5","",""\n`,
  tokens: `"Txhash","DateTime","From","To","TokenValue","ContractAddress","TokenSymbol"\n"${HASH}","2022-03-29 21:41:18","${A}","${B}","1,234.5","${C}","Е\u0422Н"\n`,
  research: `hash,timestamp_utc,from,to,amount,asset,kind,contract\n${HASH},2025-02-21 14:42:47,${A},${B},3,mETH,token,${C}\n`,
  transactions: lines({ ...ETL, hash: HASH, gas: 1 }, { ...ETL, hash: HASH, gas: 1, value: 0 }),
  transfers: lines({ ...ETL, token_address: C, transaction_hash: HASH, log_index: 4 }),
  traces: lines(
    { ...ETL, trace_type: 'call', call_type: 'call', trace_address: [], transaction_hash: HASH },
    { ...ETL, trace_type: 'call', call_type: 'call', trace_address: [0], transaction_hash: HASH, status: 0 },
    { ...ETL, trace_type: 'suicide', trace_address: [0, 1], transaction_hash: HASH },
  ),
};

describe.each(Object.keys(TEXTS))('%s', (name) => {
  const text = TEXTS[name] as string;
  const whole = new TextEncoder().encode(text);
  const columns = columnsOf(text);
  const body = text.startsWith('{') ? 1 : new TextEncoder().encode(text.split('\n')[0]).length;

  test('bytes changed, cut or put in below the header: nothing is thrown, and every transfer is one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: body, max: whole.length - 1 }),
        fc.nat(40),
        fc.uint8Array({ maxLength: 12 }),
        fc.boolean(),
        async (at, cut, put, ends) => {
          const rest = ends ? [] : [whole.subarray(at + cut)];
          const bytes = Buffer.concat([whole.subarray(0, at), put, ...rest]);
          for (const transfer of (await readBytes(bytes, columns)).transfers) {
            expect(transfer.amount > 0n && transfer.amount < 2n ** 256n).toBe(true);
            expect([transfer.from, transfer.to, transfer.asset, transfer.place]).not.toContain('');
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test('in pieces of any length it reads as in one', async () => {
    const once = await readBytes(whole, columns, undefined, whole.length);
    expect(once.transfers.length).toBeGreaterThan(0);
    for (const piece of [1, 7]) expect(await readBytes(whole, columns, undefined, piece)).toEqual(once);
  });

  test('line breaks of either kind and a byte order mark change nothing', async () => {
    const once = await readBytes(whole, columns);
    const windows = new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
    expect(await readBytes(windows, columns)).toEqual(once);
    if (!text.startsWith('{')) {
      const marked = Buffer.concat([Buffer.from('\ufeff'), whole]);
      expect(await readBytes(marked, columns)).toEqual(once);
    }
  });

  test('lines doubled, left out or put among others are all accounted for', async () => {
    const [head, ...body] = text.trimEnd().split('\n') as [string, ...string[]];
    const isJson = text.startsWith('{');
    const pool = [...(isJson ? [head] : []), ...body, 'x', 'a,b,c', '{}'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 8 }), async (rows) => {
        const written = [isJson ? '{}' : head, ...rows].join('\n');
        const reading = await readBytes(new TextEncoder().encode(written), columns);
        expect(accounted(reading)).toBe(rows.length + (isJson ? 1 : 0));
      }),
    );
  });
});
