import type { FastifyInstance } from 'fastify';
import { readSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';
import { configRoutes } from './config-routes.ts';
import { devMailRoutes } from './dev-mail.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { sampleRoutes } from './sample-routes.ts';

/** What the account screens ask for beside the auth library's own routes. */
export async function accountRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  app.get('/api/session', async (request, reply) => {
    const session = await readSession(request);
    void reply.header('cache-control', 'no-store');
    if (!session) return { user: null };
    const { userId, email, name, isGuest } = session;
    return { user: { id: userId, email, name, isGuest } };
  });
  configRoutes(app, deps);
  devMailRoutes(app, deps);
  invitationRoutes(app, deps);
  sampleRoutes(app, deps);
}
