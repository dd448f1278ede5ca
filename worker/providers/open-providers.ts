import type { Env } from '../../platform/env.ts';
import type { Log } from '../../platform/log.ts';
import type { Sql } from '../../platform/sql.ts';
import { ProviderClient } from './call.ts';

/** The client that all tasks share; in tests every provider is a host of one port on this machine. */
export function openProviders(
  { QUARRY_PROVIDER_TEST_PORT: testPort }: Pick<Env, 'QUARRY_PROVIDER_TEST_PORT'>,
  { sql, log }: { sql: Sql; log: Log },
): ProviderClient {
  if (!testPort) return new ProviderClient({ sql, log });
  return new ProviderClient({
    sql,
    log,
    allowedOrigins: [`*.localhost:${testPort}`],
    baseUrls: (provider) => `http://${provider}.localhost:${testPort}`,
    retryDelaysMs: [100, 200, 400],
  });
}
