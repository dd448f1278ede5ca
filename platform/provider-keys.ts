import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../schema/app-error.ts';
import type { Sql } from './sql.ts';

/**
 * An org's keys for outside providers, sealed with AES-256-GCM under a key derived from the
 * installation's session secret and bound to org and provider: a row copied elsewhere opens nothing.
 */

const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface KeyRing {
  /** As `quarry_system`. */
  sql: Sql;
  /** The installation's session secret. */
  secret: string;
  /** Keys for the whole installation, by provider; an org's own goes before. */
  shared?: Readonly<Record<string, string | undefined>>;
}

/** The key to use for a provider: the org's own, else the installation's, else null. */
export async function providerKey(
  { sql, secret, shared = {} }: KeyRing,
  orgId: string,
  provider: string,
): Promise<string | null> {
  const [row] = await sql<{ sealed: Buffer }[]>`
    select sealed from provider_key where org_id = ${orgId} and provider = ${provider}`;
  return row ? open(secret, orgId, provider, row.sealed) : (shared[provider] ?? null);
}

export async function saveProviderKey(
  { sql, secret }: KeyRing,
  { orgId, provider, key, by }: { orgId: string; provider: string; key: string; by: string },
): Promise<void> {
  const hint = key.length >= 12 ? key.slice(-4) : '';
  await sql`
    insert into provider_key (org_id, provider, sealed, hint, created_by)
    values (${orgId}, ${provider}, ${seal(secret, orgId, provider, key)}, ${hint}, ${by})
    on conflict (org_id, provider) do update set
      sealed = excluded.sealed, hint = excluded.hint, created_by = excluded.created_by,
      created_at = now()`;
}

export async function removeProviderKey(
  { sql }: KeyRing,
  orgId: string,
  provider: string,
): Promise<void> {
  await sql`delete from provider_key where org_id = ${orgId} and provider = ${provider}`;
}

function seal(secret: string, orgId: string, provider: string, key: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', derive(secret), iv);
  cipher.setAAD(Buffer.from(`${orgId}\n${provider}`));
  const text = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

function open(secret: string, orgId: string, provider: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', derive(secret), sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(`${orgId}\n${provider}`));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    const text = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    throw new AppError(
      'unavailable',
      `The key for ${provider} can't be opened: the installation's secret is another one than when it was saved. Enter the key again.`,
      { provider },
    );
  }
}

function derive(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'quarry provider keys', 32));
}
