import { defineConfig } from 'vitest/config';

const FLOORS = '{schema,platform,server,worker,client,bin,bench,demo}';

/** These start and kill real processes and wait for them; they run beside the others. */
const PROCESSES = ['bin/*.pg.test.ts', 'worker/runtime/{kill,outage}.pg.test.ts'];

/**
 * `x.test.ts` is pure and instant; `x.pg.test.ts` may ask for a database, and each run then has one
 * Postgres of its own.
 */
const database = {
  globalSetup: ['platform/testing/vitest-postgres.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

/**
 * postgres.js looks up array types on each new connection and leaves that query without a catcher:
 * when Postgres goes away in that moment, as some tests make it do, the rejection is nobody's.
 */
function isTypeLookup(error: { code?: unknown; query?: unknown }): boolean {
  return error.code === '57P01' && String(error.query).includes('pg_catalog.pg_type');
}

export default defineConfig({
  test: {
    onUnhandledError: (error) => (isTypeLookup(error as object) ? false : undefined),
    projects: [
      {
        test: {
          name: 'unit',
          // A net for what hangs, not a measure: a busy machine is no failure.
          testTimeout: 60_000,
          include: [`${FLOORS}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
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
