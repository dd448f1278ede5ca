import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ServerDeps } from '../deps.ts';
import { maySeeMails } from './dev-mail.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

/** What a screen needs to know of this installation before anybody is signed in. */
export function configRoutes(app: FastifyInstance, { env }: ServerDeps): void {
  const social = [
    ...(env.GOOGLE_CLIENT_ID ? ['google'] : []),
    ...(env.GITHUB_CLIENT_ID ? ['github'] : []),
  ];
  // The sample web's portal has a name of its own (demo/portal.ts).
  const demo = env.demoOrigin
    ? { startUrl: `http://sample.localhost:${env.QUARRY_DEMO_PORT}/directory` }
    : null;
  app.get('/api/config', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    return {
      version,
      social,
      demo,
      searxng: env.SEARXNG_URL !== undefined,
      llm: Boolean(env.LLM_BASE_URL ?? env.LLM_API_KEY),
      mail: env.SMTP_URL ? 'smtp' : 'folder',
      /** Where this visitor may read mails that have not left the machine. */
      mailPage: maySeeMails(request, env) ? '/dev/mail' : null,
    };
  });
}
