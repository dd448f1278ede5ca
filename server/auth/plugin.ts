import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from 'node:http';
import { AppError } from '../../schema/app-error.ts';
import { addToLogScope } from '../../platform/log.ts';
import { retryTransaction } from '../../platform/sql.ts';
import { type Mailer, openMailer } from '../../platform/mail/mailer.ts';
import type { ServerDeps } from '../deps.ts';
import { type Auth, makeAuth, type PasswordHash } from './auth.ts';
import { clientAddress } from './client-address.ts';
import { asLibraryRequest, asPageAnswer, isMailedLink, toLinkPage } from './mailed-link.ts';
import { findSession, type Session } from './read-session.ts';
import { CLIENT_ADDRESS_HEADER } from './sign-in-guard.ts';

export type { Session };

/** Larger than any form of ours, small enough not to be worth sending. */
const MAX_BODY_BYTES = 32 * 1024;

interface Accounts {
  auth: Auth;
  readSession(request: FastifyRequest): Promise<Session | null>;
}

/** By HTTP server, since routes live in scopes of their own and a process may run several apps. */
const accountsOf = new WeakMap<Server, Accounts>();
const sessionOf = new WeakMap<FastifyRequest, Promise<Session | null>>();

/** Mounts `/api/auth/*` and makes `readSession` work in every scope of this server. */
export async function authRoutes(
  app: FastifyInstance,
  deps: ServerDeps & { mailer?: Mailer; passwordHash?: PasswordHash },
): Promise<void> {
  const mailer = deps.mailer ?? openMailer(deps.env);
  const auth = makeAuth({ ...deps, mailer });
  const cookieName = await auth.readCookieName();
  const secret = deps.secrets.sessionSecret;
  accountsOf.set(app.server, {
    auth,
    async readSession({ cookies }) {
      const cookie = cookies[cookieName];
      if (!cookie) return null;
      return retryTransaction(() => findSession(deps.sql, secret, cookie), deps.provider.retry);
    },
  });
  app.addHook('onClose', async () => {
    await auth.close();
    if (!deps.mailer) await mailer.close();
  });

  // The library reads bodies itself.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_r, body, done) => done(null, body),
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const asked = toWebRequest(request, deps.env);
      if (!isMailedLink(new URL(asked.url))) return answer(reply, await auth.handle(asked));
      if (asked.method === 'GET') return reply.redirect(toLinkPage(asked.url));
      const entering = await asLibraryRequest(asked);
      if (!entering) throw new AppError('invalid', 'The link lacks its token');
      return answer(reply, await asPageAnswer(await auth.handle(entering)));
    },
  });
}

/**
 * Who asks, or null. One query a request, however many ask; never from memory, so that signing out
 * counts at once on every server.
 */
export function readSession(request: FastifyRequest): Promise<Session | null> {
  const known = sessionOf.get(request);
  if (known) return known;
  const reading = accounts(request.server)
    .readSession(request)
    .then((session) => {
      if (session) addToLogScope({ userId: session.userId });
      return session;
    });
  sessionOf.set(request, reading);
  return reading;
}

/** Who asks; throws `unauthenticated` when nobody is signed in. */
export async function requireSession(request: FastifyRequest): Promise<Session> {
  const session = await readSession(request);
  if (!session) throw new AppError('unauthenticated', 'Sign in to continue');
  return session;
}

/** Signs a guest in with this answer; the request counts as the guest's from now on. */
export async function signInGuest(
  request: FastifyRequest,
  reply: FastifyReply,
  env: ServerDeps['env'],
): Promise<{ userId: string }> {
  const { headers } = toWebRequest(request, env);
  const { userId, cookies } = await accounts(request.server).auth.signInGuest(headers);
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  return { userId };
}

function accounts(app: FastifyInstance): Accounts {
  const found = accountsOf.get(app.server);
  if (!found) throw new Error('authRoutes is not registered on this server');
  return found;
}

/** Headers that describe the connection to us, or that only we may set. */
const NOT_PASSED_ON =
  /^(connection|content-length|transfer-encoding|expect|x-forwarded-.*|forwarded)$/;

function toWebRequest(request: FastifyRequest, env: ServerDeps['env']): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || NOT_PASSED_ON.test(name)) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, clientAddress(request.raw, env.TRUST_PROXY));
  const body = request.method === 'POST' && Buffer.isBuffer(request.body) ? request.body : null;
  return new Request(new URL(request.url, env.QUARRY_PUBLIC_URL), {
    method: request.method,
    headers,
    body: body ? new Uint8Array(body) : null,
  });
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  void reply.code(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') void reply.header(name, value);
  }
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
  const wait = response.headers.get('x-retry-after');
  if (wait) void reply.header('retry-after', wait);
  return reply.send(Buffer.from(await response.arrayBuffer()));
}
