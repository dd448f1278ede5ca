import { fileURLToPath } from 'node:url';
import { ensureClient } from './bootstrap/build-client.mjs';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { enter } from './bootstrap/enter.mjs';
import { oneAtATime } from './bootstrap/one-at-a-time.mjs';

// `npm test`, and with --without-browser `npm run verify`, which leaves out what has passed and is
// unchanged unless it gets --all.
await enter(fileURLToPath(import.meta.url));
const { runChecks } = await import('./checks/run-checks.ts');
const withBrowser = !process.argv.includes('--without-browser');
const chromium = withBrowser ? await ensureChromium() : undefined;
process.exitCode = await runChecks({
  all: withBrowser || process.argv.includes('--all'),
  withBrowser,
  chromium,
  buildClient: () => oneAtATime(ensureClient),
});
