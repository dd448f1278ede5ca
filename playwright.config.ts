import { defineConfig } from '@playwright/test';

/**
 * Journeys through the real product, which `globalSetup` brings up once on free ports. On two cores
 * one browser at a time is quickest, since the product works as hard as the browser.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './bin/checks/start-product.ts',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  use: {
    baseURL: process.env['QUARRY_E2E_URL'],
    // As where nobody has said anything: the first visit tells the server of any other zone.
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['QUARRY_CHROMIUM'] || undefined,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
