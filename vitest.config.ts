import { defineConfig } from 'vitest/config';

/** Tests that keep nothing in the process but what they make: their files share one, and the modules and builds in it. */
const SHARED = [
  'brief',
  'coding',
  'entities',
  'estimates',
  'forecasting',
  'guards',
  'hypotheses',
  'indicators',
  'lists',
  'networks',
  'pack',
  'readers',
  'stats',
  'trace',
].map((folder) => `test/${folder}/**/*.test.ts`);

/** Journeys through the workbench have a server, a published edition and a browser made ready once for all of them. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: ['test/web/journeys/**', 'test/cluster/**', ...SHARED],
          testTimeout: 30_000,
        },
      },
      {
        test: { name: 'shared', include: SHARED, isolate: false, testTimeout: 30_000 },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/web/journeys/**/*.test.ts'],
          globalSetup: ['test/web/editions.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
