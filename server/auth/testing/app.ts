import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Env, parseEnv } from '../../../platform/env.ts';
import { makeLog } from '../../../platform/log.ts';
import { FolderStore } from '../../../platform/object-store.ts';
import { loadSecrets } from '../../../platform/secrets.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { RetryingProvider } from '../../../platform/verb/provider.ts';
import { accountRoutes } from '../../account/routes.ts';
import type { ServerDeps } from '../../deps.ts';
import { handleErrors } from '../../http/errors.ts';
import { secure } from '../../http/security.ts';
import type { PasswordHash } from '../auth.ts';
import { authRoutes } from '../plugin.ts';
import { Browser } from './browser.ts';
import { cheapHash } from './cheap-hash.ts';
import { Mailbox } from './mailbox.ts';

export interface TestApp {
  app: FastifyInstance;
  db: TestDatabase;
  deps: ServerDeps;
  mailbox: Mailbox;
  /** A browser of its own, at an address. */
  browser(address?: string): Browser;
  close(): Promise<void>;
}

/**
 * The account side of the server on a database of its own, with the real origin rule. Passwords are
 * hashed as in the product only where `hasRealHash` says so: it takes 0.1 s of a core each time.
 */
export async function startTestApp(
  given: Record<string, string> = {},
  { hasRealHash = false } = {},
): Promise<TestApp> {
  const db = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'quarry-accounts-'));
  const env = parseEnv({
    NODE_ENV: 'production',
    LOG_LEVEL: 'silent',
    DATABASE_URL: db.url,
    QUARRY_DATA_DIR: dataDir,
    ...given,
  });
  const mailbox = new Mailbox();
  const deps = depsOf(env, db);
  const app = await buildAccountApp(deps, mailbox, hasRealHash ? null : cheapHash);
  return {
    app,
    db,
    deps,
    mailbox,
    browser: (address) => new Browser(app, env.QUARRY_PUBLIC_URL, address),
    async close() {
      await app.close();
      await db.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Another server on the same database. */
export async function buildAccountApp(
  deps: ServerDeps,
  mailer: Mailbox,
  passwordHash: PasswordHash | null = cheapHash,
): Promise<FastifyInstance> {
  const app = fastify();
  handleErrors(app);
  await secure(app, deps);
  await app.register(cookie);
  await app.register(async (scope) =>
    authRoutes(scope, { ...deps, mailer, ...(passwordHash ? { passwordHash } : {}) }),
  );
  await app.register(async (scope) => accountRoutes(scope, deps));
  await app.ready();
  return app;
}

function depsOf(env: Env, db: TestDatabase): ServerDeps {
  return {
    env,
    secrets: loadSecrets(env.QUARRY_DATA_DIR, env),
    log: makeLog('test', env.LOG_LEVEL),
    sql: db.sql,
    provider: new RetryingProvider(db.sql),
    objects: new FolderStore(path.join(env.QUARRY_DATA_DIR, 'objects')),
  };
}
