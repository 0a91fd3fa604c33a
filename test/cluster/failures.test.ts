import { expect, test } from 'vitest';
import { loadDocuments, loadTransfers } from '../../src/loading/load.js';
import { all } from './support/bench.js';
import { twoNodes } from './support/cluster.js';
import { documents, SCAN } from './support/made-up.js';

const cluster = twoNodes();

const CHOICE = { options: 'patience=0' };
const emptied = () => cluster.emptied(CHOICE);

test('rows of another file that are there are not added again; equal rows of one file are several', async () => {
  const engine = await emptied();
  const head = 'from,to,amount,block,index,transaction\n';
  const [one, two] = ['a,b,5,1,1,t1\na,b,5,1,1,t1\n', 'c,d,7,2,1,t2\n'];
  expect(await loadTransfers(engine, [cluster.file('one.csv', head + one)])).toMatchObject({
    rows: 2,
    added: 2,
  });
  expect(await loadTransfers(engine, [cluster.file('both.csv', head + one + two)])).toMatchObject({
    rows: 3,
    added: 1,
  });
});

test('what cannot be asked is told, and what to do', async () => {
  const engine = await emptied();
  await loadDocuments(engine, [cluster.file('few.jsonl', documents(2000))]);
  await expect(cluster.engine(CHOICE, 'wrong')).rejects.toThrow(
    /user or the password is wrong.*TIERLINE_STORE_PASSWORD/s,
  );
  await expect(cluster.engine({ cluster: 'nobody' })).rejects.toThrow(/no cluster "nobody" is known there/);
  await expect(cluster.engine({ database: 'nothing' }).then((one) => one.prepare())).rejects.toThrow(
    /database is not there/,
  );
  await expect(cluster.engine({ user: 'partial' })).rejects.toThrow(/cannot be set|skip_unavailable_shards/);
  const small = async () => all((await cluster.engine({ user: 'small' })).scan({ ...SCAN, slice: 5000 }));
  await expect(small()).rejects.toThrow(/needs more memory than max_memory_usage allows/);
  const told = await cluster.engine(CHOICE, 'not-the-password').catch((error: Error) => `${error.stack}`);
  expect(told).toContain('is wrong');
  expect(told).not.toContain('not-the-password');
});

test('a quota that is used up in the middle of a load leaves nothing counted twice', async () => {
  const engine = await emptied();
  const file = cluster.file('quota.jsonl', documents(40_000));
  const bounded = await cluster.engine({ user: 'bounded' });
  await expect(loadDocuments(bounded, [file])).rejects.toThrow(
    /quota of the user is used up; what was loaded stays/,
  );
  expect(await loadDocuments(engine, [file])).toMatchObject({ rows: 40_000 });
  expect(await engine.countDocuments()).toEqual(new Map([['en', 40_000]]));
});

test('a node with tables of another release is named before anything is counted', async () => {
  const engine = await emptied();
  await loadDocuments(engine, [cluster.file('schema.jsonl', documents(10))]);
  await cluster.nodes.ask(1, 'ALTER TABLE tierline_documents_local ADD COLUMN colour String', 'tierline');
  await expect(engine.check()).rejects.toThrow(
    /tierline_documents_local.colour String is of another release/,
  );
  await cluster.nodes.ask(1, 'ALTER TABLE tierline_documents_local DROP COLUMN colour', 'tierline');
  await engine.check();
  await cluster.nodes.ask(1, 'DROP TABLE tierline_loads_local', 'tierline');
  await expect(engine.check()).rejects.toThrow(/tierline_loads_local.heavy String is on 1 of 2 nodes/);
  await engine.prepare();
});

test('a cluster without Keeper that is to make the tables itself says that its nodes are to be named', async () => {
  const engine = await cluster.engine({ byCluster: true });
  await expect(engine.prepare()).rejects.toThrow(/has no Keeper .*name the nodes with nodes=/);
});
