import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Log } from '../../platform/log.ts';

export interface QueuePool {
  pool: Pool;
  close: () => Promise<void>;
}

const CLOSE_WITHIN_MS = 2000;

/**
 * The connections of graphile-worker. Its own pool stops listening for errors before its connections
 * are closed, and one that the database ends just then would end the whole process.
 */
export function openQueuePool(databaseUrl: string, max: number, log: Log): QueuePool {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'quarry-queue',
    max,
    connectionTimeoutMillis: 10_000,
  });
  const note = (error: Error) => log.warn({ err: error }, 'a connection of the queue was lost');
  pool.on('error', note);
  pool.on('connect', (client) => {
    client.on('error', note);
  });
  return {
    pool,
    async close() {
      await Promise.race([pool.end(), delay(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}
