import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { removeProviderKey, saveProviderKey } from '../../platform/provider-keys.ts';
import { readAs } from '../../platform/read-as.ts';
import { sharedProviderKeys } from '../../platform/shared-provider-keys.ts';
import { AppError } from '../../schema/app-error.ts';
import {
  KEYED_PROVIDERS,
  KEY_INFO,
  type KeyedProvider,
  keyProblem,
} from '../../schema/enrichment/keyed-providers.ts';
import { requireSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';

const newKey = z.strictObject({ key: z.string().trim().max(2000) });

/**
 * Providers' keys. They come in here and never go out again: not through Zero, not in an answer, not
 * into a log. That a key is there, and its last characters, are rows (`provider_key`).
 */
export function providerRoutes(app: FastifyInstance, deps: ServerDeps): void {
  const { sql, env, secrets } = deps;
  const ring = { sql, secret: secrets.sessionSecret };

  app.get<{ Params: { orgId: string } }>('/api/orgs/:orgId/providers', async (request, reply) => {
    const { userId } = await requireSession(request);
    void reply.header('cache-control', 'no-store');
    return readAs(sql, { userId }, request.params.orgId, 'org.read', async () => {
      const shared = sharedProviderKeys(env);
      return { shared: KEYED_PROVIDERS.filter((provider) => !!shared[provider]) };
    });
  });

  app.put<{ Params: { orgId: string; provider: string } }>(
    '/api/orgs/:orgId/providers/:provider/key',
    async (request) => {
      const { orgId, provider, userId } = await authorize(deps, request);
      const parsed = newKey.safeParse(request.body);
      if (!parsed.success) throw new AppError('invalid', 'Enter a key');
      const { key } = parsed.data;
      const problem = keyProblem(provider, key);
      if (problem) throw new AppError('invalid', KEY_PROBLEM[problem](KEY_INFO[provider].name));
      await saveProviderKey(ring, { orgId, provider, key, by: userId });
      await note(deps, orgId, userId, 'provider.saveKey', provider);
      return {};
    },
  );

  app.delete<{ Params: { orgId: string; provider: string } }>(
    '/api/orgs/:orgId/providers/:provider/key',
    async (request) => {
      const { orgId, provider, userId } = await authorize(deps, request);
      await removeProviderKey(ring, orgId, provider);
      await note(deps, orgId, userId, 'provider.removeKey', provider);
      return {};
    },
  );
}

const KEY_PROBLEM = {
  form: (name: string) => `That is not a key of ${name}. Copy it again, without spaces`,
  pair: (name: string) =>
    `A key of ${name} is two parts with a colon between: the key’s SID, then its secret`,
  client: (name: string) =>
    `A key of ${name} is the client’s ID and its secret with a colon between, and for Salesforce another colon and the organisation’s ID`,
};

type KeyRequest = Parameters<typeof requireSession>[0] & {
  params: { orgId: string; provider: string };
};

async function authorize({ sql }: ServerDeps, request: KeyRequest) {
  const { userId } = await requireSession(request);
  const { orgId, provider } = request.params;
  await readAs(sql, { userId }, orgId, 'provider.manage', () => Promise.resolve());
  const known = KEYED_PROVIDERS.find((name) => name === provider);
  if (!known) throw new AppError('not_found', 'There is no such provider');
  return { userId, orgId, provider: known satisfies KeyedProvider };
}

/** Who set or removed which key, without the key. */
async function note(
  { sql }: ServerDeps,
  orgId: string,
  actorId: string,
  verb: string,
  provider: KeyedProvider,
): Promise<void> {
  await sql`
    insert into audit_event (org_id, actor_id, verb, detail)
    values (${orgId}, ${actorId}, ${verb}, ${JSON.stringify({ provider })}::text::jsonb)`;
}
