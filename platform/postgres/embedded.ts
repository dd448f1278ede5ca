import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { AppError } from '../../schema/app-error.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { pickFreePort } from './free-port.ts';
import { openHome, type PostgresHome } from './home.ts';
import { leash } from './leash.ts';
import { endPredecessor } from './predecessor.ts';
import { DURABLE, listSettings, THROWAWAY } from './server-settings.ts';

export interface EmbeddedPostgres {
  /** As the owner of every table, on loopback, with the generated password. */
  url: string;
  port: number;
  pid: number;
  /** Settles when the server ends, for whatever reason, with a sentence that says how. */
  ended: Promise<string>;
  /** Disconnects every client, writes everything to disk and ends the server. Safe to repeat. */
  stop: () => Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** The cluster lives in `postgres/` below it; see `PostgresHome`. One server at a time. */
  dataDir: string;
  /** Made when it does not exist. */
  database?: string;
  /** Picked free when absent. A restart names the old one, so that clients find it again. */
  port?: number;
  /** False gives up surviving a power cut for speed: for tests. */
  isDurable?: boolean;
  /** Removed when this process dies without stopping the server: for tests. */
  removeOnDeath?: string[];
  onLogLine?: (line: string) => void;
}

const START_ATTEMPTS = 8;
/** A killed server's last processes need a moment to notice; a taken port needs another number. */
const PASSING_TROUBLE =
  /could not bind|still in use|could not create any TCP|the database system is/i;

/**
 * Starts Postgres 18 on this machine without anything installed, on `dataDir`, whatever state a
 * crash left it in. Throws an `AppError` with one sentence when that cannot be done.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const home = await openHome(options.dataDir);
  const programs = await findBinaries(home.user);
  const password = await ensureCluster(home, programs.initdb);
  await endPredecessor(home.clusterDir);
  const database = options.database ?? 'quarry';
  const { child, port, pid } = await launchUntilUp(home, programs.postgres, options);
  const release = leash(pid, { signal: 'SIGINT', removeDirs: options.removeOnDeath });
  const ended = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => {
      release();
      resolve(signal ? `killed by ${signal}` : `exit code ${code}`);
    });
  });
  const urlTo = (name: string) =>
    `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
  await ensureDatabase(urlTo('postgres'), database);
  return { url: urlTo(database), port, pid, ended, stop: () => stop(child, ended) };
}

interface Launched {
  child: ChildProcess;
  pid: number;
  port: number;
}

async function launchUntilUp(
  home: PostgresHome,
  program: string,
  options: EmbeddedPostgresOptions,
): Promise<Launched> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await pickFreePort());
    const outcome = await launch(home, program, port, options);
    if (!('complaint' in outcome)) return outcome;
    if (attempt === START_ATTEMPTS || !PASSING_TROUBLE.test(outcome.complaint)) {
      throw new AppError('unavailable', `Postgres does not start: ${outcome.complaint}`);
    }
    await delay(250 * attempt);
  }
}

function launch(
  home: PostgresHome,
  program: string,
  port: number,
  options: EmbeddedPostgresOptions,
): Promise<Launched | { complaint: string }> {
  const { uid, gid } = home.user ?? {};
  const settings = listSettings(port, options.isDurable === false ? THROWAWAY : DURABLE);
  const child = spawn(program, ['-D', home.clusterDir, ...settings], {
    uid,
    gid,
    cwd: '/',
    // Its own process group: Ctrl-C in the terminal is for the supervisor, which stops it last.
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaints: string[] = [];
  return new Promise((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      options.onLogLine?.(line);
      if (/\b(FATAL|PANIC|could not)\b/.test(line)) complaints.push(line.replace(/^.*?: {2}/, ''));
      const isUp = line.includes('database system is ready to accept connections');
      if (isUp && child.pid) resolve({ child, port, pid: child.pid });
    });
    child.once('error', (error) => resolve({ complaint: error.message }));
    child.once('close', (code) =>
      resolve({ complaint: complaints.join('; ') || `exit code ${code}` }),
    );
  });
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

/** Fast shutdown; a walsender that never catches up can hold it, hence the harder signals. */
async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  for (const [signal, limitMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    child.kill(signal);
    const isOver = await Promise.race([
      ended.then(() => true),
      delay(limitMs, false, { ref: false }),
    ]);
    if (isOver) return;
  }
}
