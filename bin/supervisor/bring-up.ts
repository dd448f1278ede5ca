import { AppError } from '../../schema/app-error.ts';
import { isPortFree, pickFreePort } from '../../platform/postgres/free-port.ts';
import { migrateUp } from '../../platform/postgres/migrate.ts';
import { loadSecrets } from '../../platform/secrets.ts';
import { checkDatabase, identifyDatabase } from './database.ts';
import { openLogFiles } from './log-files.ts';
import { endOrphans } from './orphans.ts';
import { discardReplica, loopbackOf, prepareZeroDir, specifyParts } from './part-specs.ts';
import { openRoster, type Roster } from './roster.ts';
import { lockDataDir, readRun } from './run-file.ts';
import { ensureDataDir, readSettings, refuseBusyPort, type Variables } from './settings.ts';
import { spawnNode } from './spawn-node.ts';
import { startDatabase } from './start-database.ts';
import { waitUntilOk } from './wait-until.ts';

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

const READY_WITHIN_MS = 120_000;
/** The parts that end first; the server follows, since zero-cache hands it the last edits. */
const FIRST_TO_STOP = ['vite', 'demo', 'worker', 'zero-cache'];
const PARTS = ['postgres', 'zero-cache', 'server', 'worker', 'demo'];

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

  const databaseUrl = isEmbedded
    ? await startDatabase(dataDir, roster, logs)
    : await useDatabase(env.DATABASE_URL);
  undo.push(() => roster.stop(['postgres']));
  say(isEmbedded ? 'database is up (embedded Postgres)' : 'database is up (DATABASE_URL)');
  signal.throwIfAborted();

  const applied = await migrate(databaseUrl);
  say(applied === 0 ? 'schema is up to date' : `schema is up to date (${applied} migrations ran)`);
  signal.throwIfAborted();

  const databaseId = await identifyDatabase(databaseUrl);
  prepareZeroDir(dataDir, databaseId);
  const ports = {
    zero: await pickFreePort(3),
    server: isDev ? await pickFreePort() : env.PORT,
    demo: env.QUARRY_DEMO_PORT ?? (await pickDemoPort(env.PORT)),
  };
  const { zeroAdminPassword, zeroApiKey } = loadSecrets(dataDir, env);
  const specs = specifyParts({
    env,
    outer,
    ports,
    databaseUrl,
    zeroAdminPassword,
    zeroApiKey,
    databaseId,
    isDev,
    logFile: logs.path,
  });
  roster.setDatabaseUrl(databaseUrl);
  undo.push(() => roster.stop(['server']));
  undo.push(() => roster.stop(FIRST_TO_STOP));
  const portOf: Record<string, number> = {
    'zero-cache': ports.zero,
    server: ports.server,
    demo: ports.demo,
    vite: env.PORT,
  };
  for (const [name, spec] of Object.entries(specs)) {
    const onCrashLoop = name === 'zero-cache' ? () => discardReplica(dataDir) : undefined;
    await roster.start(name, () => spawnNode(spec), { port: portOf[name], onCrashLoop });
  }
  say('zero-cache, server and worker are starting');
  await waitUntilReady(roster, `http://${loopbackOf(env.QUARRY_HOST)}:${ports.server}`, signal);
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

async function waitUntilReady(
  roster: Roster,
  serverUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const limit = AbortSignal.timeout(READY_WITHIN_MS);
  const either = AbortSignal.any([signal, failed.signal, limit]);
  roster.onGiveUp((sentence) => failed.abort(new AppError('unavailable', sentence)));
  try {
    await waitUntilOk(`${serverUrl}/ready`, either);
  } catch (error) {
    if (!limit.aborted) throw error;
    const answer = await fetch(`${serverUrl}/ready`).then((reply) => reply.text(), String);
    throw new AppError(
      'unavailable',
      `Quarry was not ready within ${READY_WITHIN_MS / 1000} s; the server says: ${answer}`,
    );
  }
}

/** The same one at each start where that is possible, so that receipts still link to their pages. */
async function pickDemoPort(port: number): Promise<number> {
  const wanted = port + 100;
  return wanted <= 65_535 && (await isPortFree(wanted)) ? wanted : pickFreePort();
}
