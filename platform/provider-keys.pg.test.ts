import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KeyRing, providerKey, removeProviderKey, saveProviderKey } from './provider-keys.ts';
import { connectAsSystem, type Sql } from './sql.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let db: TestDatabase;
let sql: Sql;
let ring: KeyRing;

beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsSystem(db.url, { name: 'test', max: 1 });
  ring = { sql, secret: 's'.repeat(43), shared: { hunter: 'for-all' } };
  await sql`insert into profile (id, name, email) values ('user-0001', 'Ada', 'ada@example.com')`;
  for (const id of ['org-0001', 'org-0002']) {
    await sql`insert into org (id, name, created_by) values (${id}, 'Acme', 'user-0001')`;
  }
});
afterAll(async () => {
  await sql.end();
  await db.drop();
});

const save = (orgId: string, key: string) =>
  saveProviderKey(ring, { orgId, provider: 'hunter', key, by: 'user-0001' });

test('an org’s own key goes before the installation’s, and is another org’s in no case', async () => {
  expect(await providerKey(ring, 'org-0001', 'hunter')).toBe('for-all');
  await save('org-0001', 'first-key-abcd');
  await save('org-0001', 'second-key-wxyz');
  expect(await providerKey(ring, 'org-0001', 'hunter')).toBe('second-key-wxyz');
  expect(await providerKey(ring, 'org-0002', 'hunter')).toBe('for-all');
  expect(await providerKey(ring, 'org-0001', 'clearbit')).toBeNull();
  await removeProviderKey(ring, 'org-0001', 'hunter');
  expect(await providerKey(ring, 'org-0001', 'hunter')).toBe('for-all');
});

test('a sealed key can’t be read in the table, under another secret, or from another org’s row', async () => {
  await save('org-0001', 'top-secret-key-1234');
  const [row] = await sql<
    { sealed: Buffer; hint: string }[]
  >`select sealed, hint from provider_key`;
  expect(row?.hint).toBe('1234');
  expect(row?.sealed.toString('latin1')).not.toContain('secret');
  const other = { ...ring, secret: 't'.repeat(43) };
  await expect(providerKey(other, 'org-0001', 'hunter')).rejects.toThrow('Enter the key again');
  await sql`
    insert into provider_key (org_id, provider, sealed, hint)
    select 'org-0002', provider, sealed, hint from provider_key where org_id = 'org-0001'`;
  await expect(providerKey(ring, 'org-0002', 'hunter')).rejects.toThrow('Enter the key again');
});
