import type { FastifyInstance } from 'fastify';
import { readSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';

/** What the account screens ask for beside the auth library's own routes. */
export async function accountRoutes(app: FastifyInstance, _deps: ServerDeps): Promise<void> {
  app.get('/api/session', async (request) => ({ user: await readSession(request) }));
}
