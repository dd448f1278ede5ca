import { readEnv } from '../platform/env.ts';
import { makeLog } from '../platform/log.ts';
import { openObjectStore } from '../platform/object-store.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { refuseToStart } from '../platform/refuse-to-start.ts';
import { connectAsOwner } from '../platform/sql.ts';
import { RetryingProvider } from '../platform/verb/provider.ts';
import { buildApp } from './app.ts';

/** How long open requests may take to finish once a stop was asked for. */
const DRAIN_MS = 8_000;

async function main(): Promise<void> {
  const env = readEnv();
  const log = makeLog('server', env.LOG_LEVEL);
  const sql = connectAsOwner(env.DATABASE_URL, {
    name: 'quarry-server',
    max: env.QUARRY_DATABASE_POOL,
  });
  const stopping = new AbortController();
  const app = await buildApp({
    env,
    log,
    sql,
    secrets: loadSecrets(env.QUARRY_DATA_DIR, env),
    provider: new RetryingProvider(sql, { signal: stopping.signal }),
    objects: openObjectStore(env),
  });
  await app.listen({ port: env.PORT, host: env.QUARRY_HOST });
  log.info({ port: env.PORT }, 'server listens');

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    stopping.abort();
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await app.close();
    await sql.end({ timeout: 2 });
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

main().catch((error: unknown) => refuseToStart(error, 'PORT'));
