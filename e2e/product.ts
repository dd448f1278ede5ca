import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  test,
} from '@playwright/test';
import { join } from 'node:path';
import { readRun } from '../bin/supervisor/run-file.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { stage } from '../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../platform/testing/signed-in.ts';
import { newId } from '../schema/id.ts';
import type { Role } from '../schema/policy.ts';

/** What the browser tests know of the product that runs for them. */

export const dataDir = process.env['QUARRY_E2E_DATA_DIR'] ?? '';
const publicUrl = process.env['QUARRY_E2E_URL'] ?? '';

let pool: Sql | undefined;

export function database(): Sql {
  const databaseUrl = readRun(dataDir)?.databaseUrl;
  if (!databaseUrl) throw new Error(`No product runs on ${join(dataDir, 'run.json')}`);
  pool ??= connectAsOwner(databaseUrl, { name: 'e2e', max: 3 });
  return pool;
}

test.afterAll(async () => {
  await pool?.end({ timeout: 1 });
  pool = undefined;
});

export interface Visitor extends SignedIn {
  context: BrowserContext;
  page: Page;
}

/** Somebody with an account, signed in, in a browser of their own. */
export async function visit(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const { sessionSecret } = loadSecrets(dataDir);
  const person = await signIn(database(), { name, sessionSecret, publicUrl });
  const context = await browser.newContext({ baseURL: publicUrl, ...options });
  const [cookieName, value] = person.cookie.split('=') as [string, string];
  await context.addCookies([{ name: cookieName, value, url: publicUrl }]);
  return { ...person, context, page: await context.newPage() };
}

export async function makeOrg(admin: SignedIn, name: string): Promise<string> {
  const orgId = newId();
  await stage(database()).act(admin, 'org.create', orgId, { name, memberId: newId() });
  return orgId;
}

export async function addMember(orgId: string, person: SignedIn, role: Role): Promise<void> {
  await database()`
    insert into member (id, org_id, user_id, role)
    values (${newId()}, ${orgId}, ${person.userId}, ${role})`;
}
