import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { runVerb } from '../../platform/verb/run-verb.ts';
import { type ActAnswer, actDelivery } from '../../schema/act-delivery.ts';
import { AppError, isAppError } from '../../schema/app-error.ts';
import type { Actor } from '../../schema/tables.ts';
import type { Envelope } from '../../schema/verb.ts';
import { isVerbName } from '../../schema/verbs.ts';
import { readSession } from '../auth/plugin.ts';
import type { ServerDeps } from '../deps.ts';

const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Acts that a device's journal still holds, when Zero lost them or the answer to them. They take the
 * same way as any other: `runVerb`, which knows a repeat by its operation id.
 */
export function actRoutes(app: FastifyInstance, deps: ServerDeps): void {
  app.post('/api/acts', { bodyLimit: MAX_BYTES }, async (request) => {
    const session = await readSession(request);
    if (!session) throw new AppError('unauthenticated', 'Sign in to continue');
    const parsed = z.safeParse(actDelivery, request.body);
    if (!parsed.success) throw new AppError('invalid', z.prettifyError(parsed.error));
    if (parsed.data.userId !== session.userId) {
      throw new AppError('unauthenticated', 'These changes are somebody else’s. Sign in as them');
    }
    const answers: ActAnswer[] = [];
    for (const { name, act } of parsed.data.acts) {
      const answer = await answerAct(deps, { userId: session.userId }, name, act);
      answers.push(answer);
      // A later act may rest on this one, so it waits, too.
      if (answer.kind === 'failed') break;
    }
    return { answers };
  });
}

async function answerAct(
  deps: ServerDeps,
  actor: Actor,
  name: string,
  act: Envelope,
): Promise<ActAnswer> {
  const opId = act.op.id;
  if (!isVerbName(name)) {
    // The device has a newer build than this server, which will have it soon: the act waits.
    deps.log.warn({ operationId: opId, verb: name }, 'an act of a newer build');
    return { opId, kind: 'failed' };
  }
  try {
    await runVerb(deps, actor, name, act);
    return { opId, kind: 'applied' };
  } catch (error) {
    if (!isAppError(error)) {
      deps.log.error({ err: error, operationId: opId, verb: name }, 'an act failed');
      return { opId, kind: 'failed' };
    }
    const { code, message, details } = error;
    return { opId, kind: 'refused', refusal: { code, message, details: { ...details } } };
  }
}
