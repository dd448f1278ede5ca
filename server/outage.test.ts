import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEnv } from '../platform/env.ts';
import { makeLog } from '../platform/log.ts';
import { FolderStore } from '../platform/object-store.ts';
import { pickFreePort } from '../platform/postgres/free-port.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { RetryingProvider } from '../platform/verb/provider.ts';
import { actRoutes } from './acts/routes.ts';
import { authRoutes } from './auth/plugin.ts';
import { handleErrors } from './http/errors.ts';
import { zeroRoutes } from './zero/routes.ts';

/** The server with nobody listening where its database should be, and little patience. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-no-database-'));
let app: FastifyInstance;
let sql: Sql;
let zeroApiKey: string;
let sessionCookie: string;

beforeAll(async () => {
  const port = await pickFreePort();
  const env = parseEnv({
    DATABASE_URL: `postgres://nobody:x@127.0.0.1:${port}/none`,
    QUARRY_DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
  });
  const secrets = loadSecrets(dataDir, env);
  zeroApiKey = secrets.zeroApiKey;
  const token = 'token';
  const signature = createHmac('sha256', secrets.sessionSecret).update(token).digest('base64');
  sessionCookie = `quarry-4000.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  sql = connectAsOwner(env.DATABASE_URL, { name: 'test', max: 2 });
  const deps = {
    env,
    secrets,
    sql,
    log: makeLog('test', 'silent'),
    provider: new RetryingProvider(sql, { outageMs: 200 }),
    objects: new FolderStore(path.join(dataDir, 'objects')),
  };
  app = fastify();
  handleErrors(app);
  await app.register(cookie);
  await app.register(async (scope) => authRoutes(scope, deps));
  await app.register(async (scope) => actRoutes(scope, deps));
  await app.register(async (scope) => zeroRoutes(scope, deps));
});
afterAll(async () => {
  await app.close();
  await sql.end({ timeout: 1 });
  rmSync(dataDir, { recursive: true });
});

test.each([
  ['an act from a journal', '/api/acts', { acts: [] }],
  ['acts from Zero', '/api/zero/mutate?schema=zero_0&appID=zero', {}],
  [
    'a sign-in',
    '/api/auth/sign-in/email',
    { email: 'ada@example.com', password: 'Correct-Horse-7' },
  ],
])('%s is answered with 503 and when to come again', async (_what, url, payload) => {
  const answer = await app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      host: 'localhost:4000',
      origin: 'http://localhost:4000',
      cookie: sessionCookie,
      'x-api-key': zeroApiKey,
    },
  });
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.json()).toMatchObject({ error: { code: 'unavailable' } });
});

test('no verb is taken for refused because the database is away', async () => {
  const provider = new RetryingProvider(sql, { outageMs: 100 }).forRequest();
  const input = { upstreamSchema: 'zero_0', clientGroupID: 'g', clientID: 'c', mutationID: 1 };
  let calls = 0;
  const callback = async () => void calls++;
  await expect(provider.transaction(callback, input)).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
  // What Zero tries next: to write the failure down as the answer.
  await expect(provider.transaction(callback, input)).rejects.toThrow();
  expect(() => provider.throwIfAway()).toThrow();
  expect(calls).toBe(0);
});
