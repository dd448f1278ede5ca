import { bringUp, type Up } from './supervisor/bring-up.ts';
import { describeFailure } from './supervisor/describe-failure.ts';
import { onStopRequest } from './supervisor/stop-requests.ts';

/**
 * Brings Quarry up and keeps it up until it is told to stop. `npm start` comes here by way of
 * bin/start.mjs, which installs what is missing; `--dev` serves the client with hot reload and
 * restarts server and worker when their files change.
 */
const stopping = new AbortController();
const startedAt = Date.now();
let up: Promise<Up> | undefined;

async function main(): Promise<void> {
  const isDev = process.argv.includes('--dev');
  up = bringUp({ outer: process.env, isDev, signal: stopping.signal, say });
  const { url } = await up;
  process.stdout.write(`Quarry is ready: ${url}\n`);
}

async function stop(): Promise<void> {
  stopping.abort();
  say('stopping');
  await (await up?.catch(() => undefined))?.stop();
  process.exit(0);
}

function say(line: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${line}\n`);
}

onStopRequest(() => void stop());
// What the parts write is nobody else's business, wherever the data folder is.
process.umask(0o077);
// A closed terminal must not keep the rest from being stopped.
process.stdout.on('error', () => undefined);

main().catch((error: unknown) => {
  if (stopping.signal.aborted) return;
  process.stderr.write(`Quarry cannot start. ${describeFailure(error)}\n`);
  process.exit(1);
});
