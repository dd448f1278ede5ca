import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { arrayTypes } from './array-types.ts';
import { endTransactionsWithConnections } from './lost-connection.ts';

export type Sql = postgres.Sql;
export type TransactionSql = postgres.TransactionSql;

export interface PoolOptions {
  max?: number;
  /** Shown in pg_stat_activity. */
  name: string;
}

/**
 * A pool as the database's owner: Zero's transactions, migrations, the queue. A person's act steps
 * down to `quarry_app` inside its transaction (platform/verb/run-verb.ts).
 */
export function connectAsOwner(databaseUrl: string, options: PoolOptions): Sql {
  return connect(databaseUrl, options, {});
}

/** A pool as `quarry_system`, for workers and cron. Each statement names its org. */
export function connectAsSystem(databaseUrl: string, options: PoolOptions): Sql {
  return connect(databaseUrl, options, { role: 'quarry_system' });
}

function connect(databaseUrl: string, options: PoolOptions, settings: Record<string, string>): Sql {
  const sql = postgres(databaseUrl, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    // Seconds. Up to 20 by default: a database that is back would be left alone for so long.
    backoff: (failures: number) => (0.5 + Math.random() / 2) * Math.min(3 ** failures / 100, 1),
    fetch_types: false,
    types: arrayTypes,
    onnotice: () => undefined,
    connection: { application_name: options.name, ...settings },
  });
  return endTransactionsWithConnections(sql);
}

/** Others were faster; the next try starts from what they did. */
const LOST_A_RACE = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
]);
/** The database is away, or the way to it is. */
const AWAY = new Set([
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '25P03', // idle_in_transaction_session_timeout
  '08000', // connection_exception and its kin
  '08001',
  '08003',
  '08006',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);

/** Whether the same transaction may succeed when it is run again. */
export function isRetriable(error: unknown): boolean {
  return LOST_A_RACE.has(codeOf(error)) || isDatabaseAway(error);
}

/** Whether it failed because the database is stopped, starting or out of reach. */
export function isDatabaseAway(error: unknown): boolean {
  return AWAY.has(codeOf(error));
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

export interface RetryOptions {
  /** How many races it may lose. */
  attempts?: number;
  /** How long a database may be away, from the first failure. A restart takes a few seconds. */
  outageMs?: number;
  /** Ends the waiting; what the last try failed with is thrown. */
  signal?: AbortSignal;
}

/**
 * A transaction that is begun again when it loses a race: of what the database has taken back nothing
 * happened, so any `work` may be repeated whose statements are all its effects. A connection that is
 * lost fails it at once, since it may have been committed; that is for the job's own retry.
 */
export function transact<T>(sql: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  return retryTransaction(() => sql.begin(work) as Promise<T>, { outageMs: 0 });
}

/**
 * Runs `work` again after a serialisation failure, a deadlock, a shutdown or a lost connection.
 * Waits 10 ms × 2ⁿ with jitter, at most one second. Gives up with the last error: after 8 lost races,
 * after 15 s without a database, or when told to.
 */
export async function retryTransaction<T>(
  work: () => Promise<T>,
  { attempts = 8, outageMs = 15_000, signal }: RetryOptions = {},
): Promise<T> {
  let lost = 0;
  let awaySince: number | null = null;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (isDatabaseAway(error)) awaySince ??= Date.now();
      else if (isRetriable(error)) lost++;
      else throw error;
      const waitMs = Math.min(1000, 10 * 2 ** attempt) * (0.5 + Math.random() / 2);
      const isTooLate = awaySince !== null && Date.now() + waitMs - awaySince > outageMs;
      if (lost >= attempts || isTooLate) throw error;
      await delay(waitMs, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
