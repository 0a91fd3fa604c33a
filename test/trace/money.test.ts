import { expect, test } from 'vitest';
import { readPack } from '../../src/index.js';
import { Lineage } from '../../src/trace/lineage.js';
import { recordMoney } from '../../src/trace/money.js';
import { AMOUNT, estimatesTable } from '../support/estimates.js';
import { examplePack } from '../support/example.js';
import { flowFile } from '../support/flows.js';
import { networksTable, ORGANS } from '../support/networks.js';

test('organs, bodies, estimates and traces hang on their sources and rows', async () => {
  const pack = await readPack(
    examplePack({
      'organs.csv': ORGANS,
      'networks.csv': networksTable({ organ: 'staff', organ_basis: 'inferred' }),
      'estimates.csv': estimatesTable(AMOUNT),
      'flows/theft.json': flowFile(),
    }),
  );
  const lineage = new Lineage(pack.sources, pack.evidence);
  recordMoney(lineage, pack);
  const nodes = lineage.nodes();
  const of = (key: string) => nodes.find(({ id }) => id.startsWith(`${key}.`));
  expect(of('organ.staff')).toMatchObject({ stage: 'organ', parents: ['panel-2021'] });
  expect(of('body.alfabank')).toMatchObject({
    stage: 'body',
    label: 'Alfabank',
    parents: ['f-a-2018', of('organ.staff')?.id, 'x-a-2019'],
  });
  expect(of('estimate.one')).toMatchObject({ stage: 'estimate', parents: ['f-b-2019'] });
  expect(of('flow.theft')).toMatchObject({ stage: 'flow', parents: ['f-b-2019', 'panel-2021'] });
});
