import { createHmac, randomBytes } from 'node:crypto';
import { newId } from '../../schema/id.ts';
import type { Sql } from '../sql.ts';

export interface SignedIn {
  userId: string;
  email: string;
  /** A `Cookie` header's value. */
  cookie: string;
}

/**
 * A verified account with a session, written straight to the database: for tests and load that are
 * not about accounts, which neither wait for a password's hash nor meet the limits on sign-in.
 */
export async function signIn(
  sql: Sql,
  options: { name: string; sessionSecret: string; publicUrl: string },
): Promise<SignedIn> {
  const userId = newId();
  const email = `${options.name.toLowerCase()}.${userId.slice(-6)}@example.com`;
  const token = randomBytes(24).toString('base64url');
  await sql`
    insert into auth."user" (id, name, email, "emailVerified")
    values (${userId}, ${options.name}, ${email}, true)`;
  await sql`
    insert into auth.session (id, "expiresAt", token, "updatedAt", "userId")
    values (${newId()}, now() + interval '1 day', ${token}, now(), ${userId})`;
  const signature = createHmac('sha256', options.sessionSecret).update(token).digest('base64');
  // Named as server/auth/options.ts names it: on this machine the port tells copies apart.
  const { port } = new URL(options.publicUrl);
  return {
    userId,
    email,
    cookie: `quarry-${port}.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
  };
}
