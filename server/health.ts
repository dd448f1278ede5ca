import type { FastifyInstance } from 'fastify';
import type { ServerDeps } from './deps.ts';

/** A worker that has not beaten for this long counts as gone. */
const BEAT_MS = 10_000;

/** `/health`: this process answers. `/ready`: all that it needs answers too. */
export function healthRoutes(app: FastifyInstance, deps: ServerDeps): void {
  app.get('/health', async () => ({ status: 'ok' }));

  app.get('/ready', async (_request, reply) => {
    const [database, replication, queue] = await Promise.all([
      check(() => deps.sql`select 1`),
      check(() => keepAlive(deps.env.ZERO_CACHE_URL)),
      check(() => requireWorker(deps)),
    ]);
    const isReady = database === 'ok' && replication === 'ok' && queue === 'ok';
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'waiting', database, replication, queue });
  });
}

async function check(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'ok';
  } catch (error) {
    return (error as Error).message || 'failed';
  }
}

async function keepAlive(zeroCacheUrl: string): Promise<void> {
  const answer = await fetch(new URL('/keepalive', zeroCacheUrl), {
    signal: AbortSignal.timeout(2000),
  });
  if (!answer.ok) throw new Error(`zero-cache answered ${answer.status}`);
}

async function requireWorker({ sql }: ServerDeps): Promise<void> {
  const [row] = await sql<{ alive: boolean }[]>`
    select exists (
      select from worker_heartbeat where beat_at > now() - ${`${BEAT_MS} ms`}::interval
    ) as alive`;
  if (!row?.alive) throw new Error('no worker is running');
}
