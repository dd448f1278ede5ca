import { ApplicationError, mustGetQuery, type ReadonlyJSONValue } from '@rocicorp/zero';
import { handleMutateRequest, handleQueryRequest } from '@rocicorp/zero/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../../schema/app-error.ts';
import { queries } from '../../schema/queries.ts';
import { schema } from '../../schema/tables.ts';
import { type Envelope, envelope } from '../../schema/verb.ts';
import { isVerbName, toApplicationError, type VerbName } from '../../schema/verbs.ts';
import { asRefusal, recordRefusal, runVerbIn } from '../../platform/verb/run-verb.ts';
import { readSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';

/** A device that was away for days sends all its acts in one request. */
const MAX_MUTATE_BYTES = 16 * 1024 * 1024;

/** zero-cache's two questions: which rows does this query mean, and do these acts apply. */
export function zeroRoutes(app: FastifyInstance, deps: ServerDeps): void {
  app.addHook('onRequest', async (request) => {
    requireZeroCache(request, deps.secrets.zeroApiKey);
  });

  app.post('/api/zero/query', async (request) => {
    const userId = await requireUser(request);
    const ctx = { userId };
    return handleQueryRequest({
      handler: (name, args) => mustGetQuery(queries, name).fn({ args, ctx }),
      schema,
      userID: userId,
      query: request.query as Record<string, string>,
      body: request.body as ReadonlyJSONValue,
      logLevel: 'warn',
    });
  });

  app.post('/api/zero/mutate', { bodyLimit: MAX_MUTATE_BYTES }, async (request) => {
    const userId = await requireUser(request);
    const actor = { userId };
    const dbProvider = deps.provider.forRequest();
    const answer = await handleMutateRequest({
      dbProvider,
      handler: async (transact, mutation) => {
        const { name, act } = readAct(mutation.name, mutation.args[0]);
        let refusal: AppError | null = null;
        const result = await transact(async (tx) => {
          try {
            await runVerbIn(tx, actor, name, act);
          } catch (error) {
            refusal = asRefusal(error);
            throw refusal ? toApplicationError(refusal) : error;
          }
        });
        if (refusal) await recordRefusal(deps.sql, actor, name, act, refusal);
        return result;
      },
      userID: userId,
      query: request.query as Record<string, string>,
      body: request.body as ReadonlyJSONValue,
      logLevel: 'error',
    });
    dbProvider.throwIfAway();
    return answer;
  });
}

function readAct(name: string, args: unknown): { name: VerbName; act: Envelope } {
  const parsed = z.safeParse(envelope, args);
  if (!isVerbName(name)) {
    // The device has a newer build than this server, which will have it soon. Without a code it is
    // no refusal (client/offline/outcome.ts): the journal sends it again.
    throw new ApplicationError(`This server doesn't know ${name} yet`);
  }
  if (!parsed.success) {
    throw toApplicationError(new AppError('invalid', `The act ${name} can't be read`));
  }
  return { name, act: parsed.data };
}

/** Both routes act on forwarded cookies, so only zero-cache may call them: it knows the key. */
function requireZeroCache(request: FastifyRequest, apiKey: string): void {
  const given = Buffer.from(String(request.headers['x-api-key'] ?? ''));
  const wanted = Buffer.from(apiKey);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new AppError('not_found', 'There is nothing here');
  }
}

async function requireUser(request: FastifyRequest): Promise<string> {
  const session = await readSession(request);
  if (!session) throw new AppError('unauthenticated', 'Sign in to continue');
  return session.userId;
}
