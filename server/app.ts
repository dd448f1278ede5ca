import cookie from '@fastify/cookie';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { randomUUID } from 'node:crypto';
import { withLogScope } from '../platform/log.ts';
import { actRoutes } from './acts/routes.ts';
import { authRoutes } from './auth/plugin.ts';
import { accountRoutes } from './account/routes.ts';
import type { ServerDeps } from './deps.ts';
import { evidenceRoutes, quoteRoutes } from './evidence/routes.ts';
import { healthRoutes } from './health.ts';
import { handleErrors } from './http/errors.ts';
import { secure } from './http/security.ts';
import { liveRoutes } from './live/routes.ts';
import { closeSocketsWithSession } from './live/session-sockets.ts';
import { providerRoutes } from './provider/routes.ts';
import { pushRoutes } from './push/routes.ts';
import { sourceRoutes } from './source/routes.ts';
import { staticClient } from './static.ts';
import { zeroProxy } from './zero/proxy.ts';
import { zeroRoutes } from './zero/routes.ts';

/** The whole server, not yet listening. `onRoute` hears of each route, for tests that try them all. */
export async function buildApp(
  deps: ServerDeps,
  onRoute?: (method: string, url: string) => void,
): Promise<FastifyInstance> {
  // Fastify's own logger type, so that its instances fit each other.
  const log: FastifyBaseLogger = deps.log;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
  });
  if (onRoute) app.addHook('onRoute', ({ method, url }) => onRoute(String(method), url));
  handleErrors(app);
  app.addHook('onRequest', (request, _reply, done) => {
    withLogScope({ requestId: request.id }, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const path = request.url.split('?')[0];
    const line = { method: request.method, path, status: reply.statusCode, ms: reply.elapsedTime };
    // 503 is `/ready` saying not yet, or a refusal that was logged where it arose.
    if (reply.statusCode >= 500 && reply.statusCode !== 503) request.log.error(line, 'request');
    else request.log.debug(line, 'request');
  });
  await secure(app, deps);
  await app.register(cookie);

  healthRoutes(app, deps);
  await closeSocketsWithSession(app, deps);
  await liveRoutes(app, deps);
  await app.register(async (scope) => authRoutes(scope, deps));
  await app.register(async (scope) => accountRoutes(scope, deps));
  await app.register(async (scope) => actRoutes(scope, deps));
  await app.register(async (scope) => zeroRoutes(scope, deps));
  await app.register(async (scope) => evidenceRoutes(scope, deps));
  await app.register(async (scope) => quoteRoutes(scope, deps));
  await app.register(async (scope) => sourceRoutes(scope, deps));
  await app.register(async (scope) => pushRoutes(scope, deps));
  await app.register(async (scope) => providerRoutes(scope, deps));
  await zeroProxy(app, deps);
  await staticClient(app);
  return app;
}
