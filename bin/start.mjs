import { fileURLToPath } from 'node:url';
import { ensureClient } from './bootstrap/build-client.mjs';
import { ensureChromium } from './bootstrap/chromium.mjs';
import { enter } from './bootstrap/enter.mjs';
import { oneAtATime } from './bootstrap/one-at-a-time.mjs';
import { say } from './bootstrap/say.mjs';

// `npm start` and `npm run dev`: installs what is missing, builds the app when its sources changed,
// and hands over to the supervisor.
await enter(fileURLToPath(import.meta.url));
const chromium = await ensureChromium();
if (chromium) process.env['QUARRY_CHROMIUM'] = chromium;
else say('No Chromium was found: pages that need a browser are left out (see the README).');
if (!process.argv.includes('--dev')) await oneAtATime(ensureClient);
await import('./up.ts');
