import { defineConfig } from 'vitest/config';

const FLOORS = '{schema,platform,server,worker,client,bin,bench,demo}';

/** These start and kill real processes and wait for them; they run beside the others. */
const PROCESSES = [
  'bin/*.pg.test.ts',
  'worker/main.pg.test.ts',
  'worker/runtime/{kill,outage}.pg.test.ts',
  'worker/analysis/kill-analysis.pg.test.ts',
  'platform/outage.pg.test.ts',
];

/** A net for what hangs, not a measure: a busy machine is no failure. */
const net = { testTimeout: 120_000, hookTimeout: 120_000 };

const shared = {
  isolate: false,
  setupFiles: ['platform/testing/vitest-apart.ts'],
};

/**
 * `x.test.ts` is pure and instant; `x.pg.test.ts` may ask for a database, and each run then has one
 * Postgres of its own.
 */
const database = {
  ...net,
  globalSetup: ['platform/testing/vitest-postgres.ts'],
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          ...net,
          include: [`${FLOORS}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          ...shared,
          ...database,
          name: 'pg',
          include: [`${FLOORS}/**/*.pg.test.ts`],
          exclude: [...PROCESSES, '**/node_modules/**'],
        },
      },
      { test: { ...database, name: 'process', include: PROCESSES } },
    ],
  },
});
