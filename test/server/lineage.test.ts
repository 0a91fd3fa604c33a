import { expect, test } from 'vitest';
import { named } from '../../src/server/lineage.js';
import { Store } from '../../src/store/store.js';
import { resolveId } from '../../src/trace/trace.js';

test('an id that is unknown, or that several things have, is told apart from what to do about it', async () => {
  const store = await Store.open();
  await store.run("CREATE TABLE nodes AS SELECT unnest(['tier.XAA.1', 'tier.XBB.2']) AS id, 'tier' AS stage");
  // Semicolons of a reader's own do not cut the sentence.
  await expect(named(() => resolveId(store, 'a; b; c'))).rejects.toMatchObject({
    code: 'unknown_id',
    message: 'nothing is called "a; b; c"',
    hint: expect.stringMatching(/^ids are those of/),
  });
  await expect(named(() => resolveId(store, 'tier'))).rejects.toMatchObject({
    message: '"tier" could be tier.XAA.1, tier.XBB.2',
    hint: 'give more of the id',
  });
  await expect(resolveId(store, 'tier')).rejects.toThrow(
    '"tier" could be tier.XAA.1, tier.XBB.2; give more of the id',
  );
  expect(await named(() => resolveId(store, 'tier.XAA'))).toBe('tier.XAA.1');
  store.close();
});
