import { AppError } from '../../schema/app-error.ts';
import { migrateUp } from '../../platform/postgres/migrate.ts';
import { checkDatabase } from './database.ts';
import { openLogFiles } from './log-files.ts';
import { endOrphans } from './orphans.ts';
import { openRoster } from './roster.ts';
import { lockDataDir, readRun } from './run-file.ts';
import { ensureDataDir, readSettings, refuseBusyPort, type Variables } from './settings.ts';
import { startDatabase } from './start-database.ts';
import { FIRST_TO_STOP, PARTS, startParts } from './start-parts.ts';
import { waitUntilReady } from './wait-until-ready.ts';

export interface BringUpOptions {
  outer: Variables;
  isDev: boolean;
  /** Aborted to stop, at any moment. */
  signal: AbortSignal;
  say: (line: string) => void;
}

export interface Up {
  url: string;
  /** Drains and ends everything, in the order in which parts need each other. */
  stop: () => Promise<void>;
}

/**
 * Brings the whole product up on one machine: database, schema, sync, server, worker, sample web.
 * Resolves when the server says that everything it needs is there. Whatever was started is ended
 * again when a step fails; the error is then an `AppError` or `EnvError` with one sentence.
 */
export async function bringUp(options: BringUpOptions): Promise<Up> {
  const undo: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const url = await startAll(options, undo);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(options: BringUpOptions, undo: (() => unknown)[]): Promise<string> {
  const { outer, isDev, signal, say } = options;
  const { env, isEmbedded } = readSettings(outer);
  const dataDir = env.QUARRY_DATA_DIR;
  await ensureDataDir(dataDir);
  undo.push(await lockDataDir(dataDir));
  const orphans = await endOrphans(readRun(dataDir));
  if (orphans.length > 0) say(`ended what an earlier run left behind: ${orphans.join(', ')}`);
  await refuseBusyPort(env);

  const logs = openLogFiles(dataDir, PARTS);
  undo.push(logs.close);
  const roster = openRoster({ dataDir, url: env.QUARRY_PUBLIC_URL, logs, say });
  undo.push(roster.close);

  undo.push(() => roster.stop(['postgres']));
  const databaseUrl = isEmbedded
    ? await startDatabase(dataDir, roster, logs)
    : await useDatabase(env.DATABASE_URL);
  roster.setDatabaseUrl(databaseUrl);
  say(isEmbedded ? 'database is up (embedded Postgres)' : 'database is up (DATABASE_URL)');
  signal.throwIfAborted();

  const applied = await migrate(databaseUrl);
  say(applied === 0 ? 'schema is up to date' : `schema is up to date (${applied} migrations ran)`);
  signal.throwIfAborted();

  undo.push(() => roster.stop(['server']));
  undo.push(() => roster.stop(FIRST_TO_STOP));
  const serverUrl = await startParts({ env, outer, isDev, databaseUrl, roster, logs });
  say('zero-cache, server and worker are starting');
  await waitUntilReady(roster, serverUrl, signal);
  roster.setStatus('ready');
  return env.QUARRY_PUBLIC_URL;
}

async function useDatabase(url: string): Promise<string> {
  await checkDatabase(url);
  return url;
}

async function migrate(databaseUrl: string): Promise<number> {
  try {
    return (await migrateUp(databaseUrl)).length;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new AppError('unavailable', `The database could not be migrated: ${cause}.`);
  }
}
