import { expect, test } from 'vitest';
import { Filling } from '../../src/loading/filling.js';
import type { Engine, Load } from '../../src/store/engine.js';

const LOAD: Load = {
  table: 'transfers',
  digest: 'd',
  name: 'some.csv',
  ordinal: 1,
  state: 'begun',
  rows: 0,
  remarks: '',
};
const fillingOf = (record: Engine['record']) =>
  new Filling({ record } as unknown as Engine, LOAD, true, true, {});

test('what the store was told last is kept, also where it then fails', async () => {
  let failing = false;
  const filling = fillingOf(async () => {
    if (failing) throw new Error('the disk is full');
  });
  await filling.begin();
  await filling.taken(3, 2);
  expect(filling.recorded).toMatchObject({ state: 'begun', rows: 3 });
  failing = true;
  await expect(filling.done('{}')).rejects.toThrow('the disk is full');
  expect(filling.recorded).toMatchObject({ state: 'begun', rows: 3 });
  expect(filling.storeFailed).toBe(true);
});

test('is idle only after what the store was asked is done', async () => {
  const filling = fillingOf(async () => {});
  const order: string[] = [];
  let end: () => void = () => {};
  const asked = filling.storing(async () => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    order.push('stored');
  });
  const idle = filling.idle().then(() => order.push('idle'));
  end();
  await Promise.all([asked, idle]);
  expect(order).toEqual(['stored', 'idle']);
});
