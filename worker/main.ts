import { readEnv } from '../platform/env.ts';
import { type Log, makeLog } from '../platform/log.ts';
import { measureProcess } from '../platform/metrics.ts';
import { refuseToStart } from '../platform/refuse-to-start.ts';
import { connectAsOwner } from '../platform/sql.ts';
import { closeDeps, openDeps } from './runtime/deps.ts';
import { serveHealth } from './runtime/health-server.ts';
import { startRunner } from './runtime/runner.ts';
import { layLanes } from './tasks.ts';

/** Jobs drain for 5 s and have 5 s more to notice that they were aborted; then the process goes. */
const STOP_WITHIN_MS = 15_000;

async function main(): Promise<void> {
  const env = readEnv();
  const log = makeLog('worker', env.LOG_LEVEL);
  exitOnFault(log);
  measureProcess('worker');
  const deps = openDeps(env, log);
  const beatSql = connectAsOwner(env.DATABASE_URL, { name: 'quarry-heartbeat', max: 1 });
  const lanes = layLanes(env.QUARRY_WORKER_CONCURRENCY);
  const runners = lanes.map(({ slots, ...lane }) =>
    startRunner({ deps, beatSql, ...lane, concurrency: slots }),
  );
  const port = env.QUARRY_WORKER_PORT;
  if (port) await serveHealth(runners, { host: env.QUARRY_HOST, port });
  log.info({ slots: lanes.map((lane) => lane.slots) }, 'worker starts');

  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'worker drains');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await Promise.all(runners.map((runner) => runner.stop()));
    await closeDeps(deps);
    await beatSql.end({ timeout: 1 });
    log.info('worker stopped');
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}

/** A process in an unknown state does no more work; the others take over what it held. */
function exitOnFault(log: Log): void {
  const exit = (error: unknown) => {
    log.fatal({ err: error }, 'the worker ends after a fault');
    process.exit(1);
  };
  process.on('uncaughtException', exit);
  process.on('unhandledRejection', exit);
}

main().catch((error: unknown) => refuseToStart(error, 'QUARRY_WORKER_PORT'));
