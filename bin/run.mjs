import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './bootstrap/chromium.mjs';
import { enter } from './bootstrap/enter.mjs';
import { ROOT } from './bootstrap/root.mjs';

// `node bin/run.mjs NAME …` is `node bin/NAME.ts …` on any machine: with a fitting Node, the
// packages, and the browser named, if there is one.
await enter(fileURLToPath(import.meta.url));
const script = join(ROOT, 'bin', `${process.argv[2]}.ts`);
process.argv.splice(1, 2, script);
process.env['QUARRY_CHROMIUM'] ??= (await findChromium()) ?? '';
await import(script);
