import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { checkDatabase, findComplaint, identifyDatabase } from './database.ts';

const GOOD = {
  version: 15,
  walLevel: 'logical',
  isSuperuser: false,
  mayReplicate: true,
  mayCreateRoles: true,
  mayCreate: true,
};

describe('a database from outside', () => {
  test.each([
    ['is too old', { version: 14 }, /PostgreSQL 14: use 15/],
    ['cannot feed the replica', { walLevel: 'replica' }, /alter system set wal_level = logical/],
    ['belongs to somebody else', { mayCreate: false }, /make it the owner/],
    ['forbids replication', { mayReplicate: false }, /alter role … replication/],
    ['forbids roles', { mayCreateRoles: false }, /alter role … createrole/],
  ])('is refused when it %s', (_case, change, sentence) => {
    expect(findComplaint({ ...GOOD, ...change })).toMatch(sentence);
  });

  test('is taken when the user may do everything or simply is a superuser', () => {
    expect(findComplaint(GOOD)).toBeUndefined();
    const superuser = { isSuperuser: true, mayReplicate: false, mayCreateRoles: false };
    expect(findComplaint({ ...GOOD, ...superuser })).toBeUndefined();
  });
});

describe('on a real server', () => {
  let one: TestDatabase;
  let two: TestDatabase;

  beforeAll(async () => {
    [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(() => Promise.all([one.drop(), two.drop()]));

  test('the embedded Postgres passes its own check', async () => {
    await expect(checkDatabase(one.url)).resolves.toBeUndefined();
  });

  test('a wrong password is told without the password', async () => {
    const url = new URL(one.url);
    url.password = 'not-the-password';
    await expect(checkDatabase(url.href)).rejects.toThrow(/cannot be reached at .*authentication/);
    await expect(checkDatabase(url.href)).rejects.not.toThrow(/not-the-password/);
  });

  test('a database keeps its name for the replica, and no other has it', async () => {
    expect(await identifyDatabase(one.url)).toBe(await identifyDatabase(one.url));
    expect(await identifyDatabase(one.url)).not.toBe(await identifyDatabase(two.url));
  });
});
