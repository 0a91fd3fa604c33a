import { expect, test } from 'vitest';
import { tierline } from '../support/cli.js';
import { packFolder } from '../support/packs.js';

test('a state without relations is named beside its forecast', async () => {
  const { stdout } = await tierline('forecast', packFolder('dprk-asean'));
  expect(stdout).toContain('MYS: relations were broken off on 2021-03-19');
  expect(stdout.match(/relations were broken off/g)).toHaveLength(1);
});
