import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { AppError } from '../../schema/app-error.ts';
import { runVerb } from '../../platform/verb/run-verb.ts';
import { clientAddress } from '../auth/client-address.ts';
import { readSession, signInGuest } from '../auth/plugin.ts';
import { type Limit, takeTry } from '../auth/rate-limit.ts';
import type { ServerDeps } from '../deps.ts';
import { seedSample } from './seed-sample.ts';

/** Guests that one address may become. */
const GUESTS_PER_ADDRESS: Limit = { tries: 100, windowSeconds: 3600 };

/**
 * One click to something to see: signs a guest in when nobody is signed in, and answers with the
 * person's sample workspace, made and filled on the first call. Repeats and clicks at the same
 * moment lead to the same one.
 */
export function sampleRoutes(app: FastifyInstance, deps: ServerDeps): void {
  app.post('/api/sample', async (request, reply) => {
    const session = await readSession(request);
    const { userId } = session ?? (await becomeGuest(deps, request, reply));
    const samples = await readSamples(deps, userId);
    const orgId = samples.open ?? (await createSample(deps, userId, samples.made));
    await seedSample(deps, orgId, userId);
    return { orgId };
  });
}

async function becomeGuest(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply) {
  const { env, sql } = deps;
  if (env.QUARRY_AUTH_RATE_LIMIT) {
    const address = clientAddress(request.raw, env.TRUST_PROXY);
    const seconds = await takeTry(sql, `guest ${address}`, GUESTS_PER_ADDRESS);
    if (seconds > 0) {
      void reply.header('retry-after', seconds);
      throw new AppError('limited', 'Too many guests came from your network. Sign up instead.');
    }
  }
  return signInGuest(request, reply, env);
}

interface Samples {
  /** The newest one that the person can work in. */
  open: string | null;
  /** How many there ever were. */
  made: number;
}

/** Both in one statement: a workspace that is made in between is in both answers or in neither. */
async function readSamples({ sql }: ServerDeps, userId: string): Promise<Samples> {
  const [row] = await sql<Samples[]>`
    select
      (
        select o.id from org o join member m on m.org_id = o.id
        where m.user_id = ${userId} and m.role = 'admin' and o.is_sample and o.deleted_at is null
        order by o.created_at desc limit 1
      ) as open,
      (select count(*)::int from org where created_by = ${userId} and is_sample) as made`;
  return row ?? { open: null, made: 0 };
}

/** Ids follow from the person and the number of samples so far: two clicks are one act. */
async function createSample(deps: ServerDeps, userId: string, made: number): Promise<string> {
  const idOf = (what: string) =>
    createHash('sha256').update(`sample ${what} ${userId} ${made}`).digest('hex').slice(0, 32);
  const orgId = idOf('org');
  await runVerb(deps, { userId }, 'org.create', {
    op: { id: idOf('act'), device: 'server', seq: 0, at: Date.now() },
    orgId,
    v: 1,
    input: { name: 'Sample workspace', memberId: idOf('member'), isSample: true },
  });
  return orgId;
}
