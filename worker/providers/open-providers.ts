import type { Env } from '../../platform/env.ts';
import type { Log } from '../../platform/log.ts';
import type { Sql } from '../../platform/sql.ts';
import { ProviderClient } from './call.ts';

/** The client that all tasks share; in tests every provider is a host of one port on this machine. */
export function openProviders(
  env: Pick<
    Env,
    'QUARRY_PROVIDER_TEST_PORT' | 'QUARRY_PRIVATE_HOSTS' | 'OVERPASS_URL' | 'SEARXNG_URL'
  >,
  { sql, log }: { sql: Sql; log: Log },
): ProviderClient {
  const testPort = env.QUARRY_PROVIDER_TEST_PORT;
  if (!testPort) {
    const privateHosts = env.QUARRY_PRIVATE_HOSTS ?? [];
    return new ProviderClient({ sql, log, allowedOrigins: ownServices(env), privateHosts });
  }
  return new ProviderClient({
    sql,
    log,
    allowedOrigins: [`*.localhost:${testPort}`],
    baseUrls: (provider) => `http://${provider}.localhost:${testPort}`,
    retryDelaysMs: [100, 200, 400],
  });
}

/** The operator's own Overpass and SearXNG may be on this machine; nothing else there is asked. */
function ownServices(env: Pick<Env, 'OVERPASS_URL' | 'SEARXNG_URL'>): string[] {
  return [env.OVERPASS_URL, env.SEARXNG_URL].flatMap((address) => {
    const url = address === undefined ? null : new URL(address);
    const isHere = url?.protocol === 'http:' && /^(?:.+\.)?localhost$/.test(url.hostname);
    return isHere ? [`${url.hostname}:${url.port || '80'}`] : [];
  });
}
