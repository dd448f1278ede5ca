import postgres from 'postgres';

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
  return postgres(databaseUrl, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: options.name, ...settings },
  });
}

const RETRIABLE = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '25P03', // idle_in_transaction_session_timeout
  '08000', // connection_exception and its kin
  '08001',
  '08003',
  '08006',
]);
const CONNECTION_LOST = new Set([
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
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (RETRIABLE.has(code) || CONNECTION_LOST.has(code));
}

/**
 * Runs `work` again after a serialisation failure, a deadlock, a shutdown or a lost connection.
 * Waits 10 ms × 2ⁿ with jitter, at most one second; gives up after `attempts` with the last error.
 */
export async function retryTransaction<T>(work: () => Promise<T>, attempts = 8): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !isRetriable(error)) throw error;
      const ceilingMs = Math.min(1000, 10 * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, ceilingMs * (0.5 + Math.random() / 2)));
    }
  }
}
