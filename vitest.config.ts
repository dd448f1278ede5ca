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

/** Which files each lane runs; `bin/checks` asks here too. */
export const TEST_FILES = {
  unit: { include: [`${FLOORS}/**/*.test.{ts,tsx}`], exclude: ['**/*.pg.test.ts'] },
  pg: { include: [`${FLOORS}/**/*.pg.test.ts`], exclude: PROCESSES },
  process: { include: PROCESSES, exclude: [] },
};

const NEVER = '**/node_modules/**';

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

/**
 * A fault of postgres.js (3.4.7 and 3.4.9): when a connection dies within a transaction, the rollback
 * may be written to the socket that is gone, in a callback that nobody can catch. The product's
 * processes end by it and are started anew; tests that kill connections have seen what they wanted.
 */
const isWriteAfterDeath = ({ message, stack = '' }: { message: string; stack?: string }) =>
  message.includes("reading 'write'") && stack.includes('postgres/src/connection.js');

export default defineConfig({
  test: {
    onUnhandledError: (error) => (isWriteAfterDeath(error) ? false : undefined),
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          ...net,
          include: TEST_FILES.unit.include,
          exclude: [...TEST_FILES.unit.exclude, NEVER],
        },
      },
      {
        test: {
          ...shared,
          ...database,
          name: 'pg',
          include: TEST_FILES.pg.include,
          exclude: [...TEST_FILES.pg.exclude, NEVER],
        },
      },
      { test: { ...database, name: 'process', include: TEST_FILES.process.include } },
    ],
  },
});
