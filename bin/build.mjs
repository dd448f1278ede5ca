import { fileURLToPath } from 'node:url';
import { ensureClient } from './bootstrap/build-client.mjs';
import { enter } from './bootstrap/enter.mjs';
import { oneAtATime } from './bootstrap/one-at-a-time.mjs';

// `npm run build`: the PWA alone, as the Dockerfile needs it.
await enter(fileURLToPath(import.meta.url));
await oneAtATime(ensureClient);
