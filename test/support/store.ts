import { afterAll } from 'vitest';
import { readPack } from '../../src/pack/read.js';
import { loadPack } from '../../src/store/load.js';
import { Store } from '../../src/store/store.js';
import type { Pack } from '../../src/types.js';
import { packFolder } from './packs.js';

/** The example pack, and a locked store that holds it for as long as the test file runs. */
export async function exampleStore(change: (pack: Pack) => Pack = (pack) => pack) {
  const pack = change(await readPack(packFolder('example')));
  const store = await Store.open();
  afterAll(() => store.close());
  await loadPack(store, pack, pack.period.to);
  await store.lock();
  return { pack, store };
}
