import { pickFreePort } from '../../platform/postgres/free-port.ts';
import { bringUp } from '../supervisor/bring-up.ts';
import { isAlive, readRun } from '../supervisor/run-file.ts';
import { readSettings } from '../supervisor/settings.ts';
import { onStopRequest } from '../supervisor/stop-requests.ts';

/**
 * Gives `work` the database of the Quarry that runs on this data folder, workers and all; when none
 * does, brings one up on a free port for as long as the work takes. `signal` aborts on Ctrl-C.
 */
export async function withProduct<T>(
  work: (databaseUrl: string, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController();
  onStopRequest(() => stopping.abort());
  // Whoever read the leads may have enough: `quarry crawl … | head`.
  process.stdout.on('error', () => stopping.abort());
  const { env } = readSettings(process.env);
  const running = readRun(env.QUARRY_DATA_DIR);
  if (running?.databaseUrl && running.status === 'ready' && isAlive(running)) {
    return await work(running.databaseUrl, stopping.signal);
  }
  const up = await bringUp({
    outer: { ...process.env, PORT: String(await pickFreePort()) },
    isDev: false,
    signal: stopping.signal,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const databaseUrl = readRun(env.QUARRY_DATA_DIR)?.databaseUrl;
    if (!databaseUrl) throw new Error('Quarry does not say where its database is');
    return await work(databaseUrl, stopping.signal);
  } finally {
    await up.stop();
  }
}
