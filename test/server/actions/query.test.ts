import { expect, test } from 'vitest';
import { query } from '../../../src/server/actions/query.js';
import type { Context } from '../../../src/server/context.js';
import { Desk } from '../../../src/server/desk.js';
import { Store } from '../../../src/store/store.js';

test('a query is called slow for the time it took, and not for words in it', async () => {
  const desk = await Desk.open({ openStore: () => Store.open() });
  for (const sql of ['SELECT "longer than a day"', 'SELECT interrupted'])
    await expect((async () => query.answer({ desk } as Context, { sql }))(), sql).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('the query fails'),
    });
  await desk.close();
});
