import { defineConfig } from 'vitest/config';

const FLOORS = '{schema,platform,server,worker,client,bin,bench,demo}';

/** `x.test.ts` is pure and instant; `x.pg.test.ts` may ask for a database. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${FLOORS}/**/*.test.{ts,tsx}`],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'pg',
          include: [`${FLOORS}/**/*.pg.test.ts`],
          globalSetup: ['platform/testing/vitest-postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
