import { betterAuth } from 'better-auth';
import { Pool } from 'pg';
import type { Env } from '../../platform/env.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Sql } from '../../platform/sql.ts';
import { authOptions } from './options.ts';
import { Outbox } from './outbox.ts';

/** How passwords are kept; the library's memory-hard default when left out. */
export interface PasswordHash {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

export interface AuthDeps {
  env: Env;
  secrets: Pick<Secrets, 'sessionSecret'>;
  log: Log;
  /** As the owner. */
  sql: Sql;
  mailer: Mailer;
  passwordHash?: PasswordHash;
}

/** Accounts, with the library behind them out of sight. */
export interface Auth {
  options: ReturnType<typeof authOptions>;
  /** Answers a request to `/api/auth/*`. */
  handle(request: Request): Promise<Response>;
  /** Makes a guest with a session. */
  signInGuest(headers: Headers): Promise<{ userId: string; cookies: string[] }>;
  /** The name of the cookie that carries a session. */
  readCookieName(): Promise<string>;
  /** Waits for mails on their way, then lets go of the database. */
  close(): Promise<void>;
}

/** Sign-ins are short and rare; hashing takes far longer than the rows do. */
const POOL_SIZE = 4;

export function makeAuth({ env, secrets, log, sql, mailer, passwordHash }: AuthDeps): Auth {
  const pool = new Pool({
    connectionString: env.DATABASE_URL,
    application_name: 'quarry-auth',
    options: '-c search_path=auth',
    max: POOL_SIZE,
  });
  // An idle connection that breaks is replaced with the next query; unheard, it ends the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle auth connection was lost'));
  const outbox = new Outbox(mailer, log);
  const secret = secrets.sessionSecret;
  const options = authOptions({ env, log, sql, pool, outbox, secret, passwordHash });
  const auth = betterAuth(options);

  return {
    options,
    handle: (request) => auth.handler(request),
    async signInGuest(headers) {
      const { headers: answer, response } = await auth.api.signInAnonymous({
        headers,
        returnHeaders: true,
      });
      return { userId: response.user.id, cookies: answer.getSetCookie() };
    },
    async readCookieName() {
      const { authCookies } = await auth.$context;
      return authCookies.sessionToken.name;
    },
    async close() {
      await outbox.settle();
      await pool.end();
    },
  };
}
