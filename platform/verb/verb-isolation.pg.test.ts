import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import { can, ROLES } from '../../schema/policy.ts';
import type { Actor } from '../../schema/tables.ts';
import type { Envelope } from '../../schema/verb.ts';
import { type VerbName, verbByName, verbs } from '../../schema/verbs.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { runVerb } from './run-verb.ts';
import { furnishOrg, type FurnishedOrg } from './testing/furnish-org.ts';
import { VERB_INPUT } from './testing/verb-input.ts';

/** Every verb × every kind of caller. A new one that has no input listed does not compile. */

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let org: FurnishedOrg;
let tables: string[];
/** What the org's tables held after the test before. */
let known: Record<string, string>;

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  org = await furnishOrg(db.sql, on);
  tables = await tablesOfAnOrg();
  known = await everything();
});
afterAll(() => db.drop());

/** Memberships come and go with the callers that the tests invite; what was tried is recorded. */
async function tablesOfAnOrg(): Promise<string[]> {
  const rows = await db.sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('member', 'operation')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`;
  return rows.map(({ name }) => name);
}

/** All that a refused verb must leave as it was, a digest a table. */
async function everything(): Promise<Record<string, string>> {
  const digest = (table: string, column: string) => db.sql`
    select ${table} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
    from ${db.sql(table)} t where ${db.sql(column)} = ${org.orgId}`;
  const digests = tables.reduce(
    (sum, table) => db.sql`${sum} union all ${digest(table, 'org_id')}`,
    digest('org', 'id'),
  );
  const rows = await db.sql<{ name: string; sum: string }[]>`${digests}`;
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

async function expectUntouched(): Promise<void> {
  const before = known;
  known = await everything();
  expect(known).toEqual(before);
}

function attempt(actor: Actor, name: VerbName, inOrg: string): Promise<void> {
  const op = { id: newId(), device: 'test', seq: 1, at: Date.now() };
  const input = VERB_INPUT[name](org) as Envelope['input'];
  return runVerb({ provider: on.provider, sql: db.sql }, actor, name, {
    op,
    orgId: inOrg,
    v: 1,
    input,
  });
}

const names = Object.keys(verbs) as VerbName[];
const guarded = names.filter((name) => verbByName(name).action !== null);

test('the verbs that decide for themselves who may are known', () => {
  expect(names.filter((name) => !guarded.includes(name))).toEqual([
    'org.create',
    'invitation.accept',
  ]);
});

test.each(guarded)('%s answers an outsider as if the org did not exist', async (name) => {
  const outsider = (await on.org('Other')).admin;
  const refused = { code: 'not_found' };
  await expect(attempt(outsider, name, org.orgId)).rejects.toMatchObject(refused);
  await expect(attempt(outsider, name, newId())).rejects.toMatchObject(refused);
  await expectUntouched();
});

test.each(guarded)('%s can not reach into an org from another one', async (name) => {
  const other = await on.org('Other');
  // Whether it is refused is the verb's affair: `member.leave` names no row of the first org.
  await attempt(other.admin, name, other.orgId).catch(() => undefined);
  await expectUntouched();
});

test.each(guarded)('%s refuses the roles that the policy leaves out', async (name) => {
  const action = verbByName(name).action;
  for (const role of ROLES.filter((r) => action && !can(r, action))) {
    const actor = await on.join(org.orgId, role);
    await expect(attempt(actor, name, org.orgId)).rejects.toMatchObject({ code: 'forbidden' });
  }
  await expectUntouched();
});

test('invitation.accept wants an invitation for this very person', async () => {
  const eve = await on.person('Eve');
  await expect(attempt(eve, 'invitation.accept', org.orgId)).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('org.create can not take over an org that exists', async () => {
  const eve = await on.person('Eve');
  await expect(attempt(eve, 'org.create', org.orgId)).rejects.toMatchObject({ code: 'conflict' });
  const rows =
    await db.sql`select from member where org_id = ${org.orgId} and user_id = ${eve.userId}`;
  expect(rows.length).toBe(0);
});
