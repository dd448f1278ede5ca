import { type AnyQuery, mustGetQuery } from '@rocicorp/zero';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import { type Action, can, ROLES } from '../../schema/policy.ts';
import { queries } from '../../schema/queries.ts';
import type { Actor } from '../../schema/tables.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { furnishOrg, type FurnishedOrg } from './testing/furnish-org.ts';
import { QUERY_ARGS } from './testing/query-args.ts';

/** Every named query × every kind of caller. A new one that has no arguments listed fails. */

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let org: FurnishedOrg;

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  org = await furnishOrg(db.sql, on);
});
afterAll(() => db.drop());

/** Queries that only some roles may see; the others are for everybody in the org. */
const QUERY_ACTION: Record<string, Action> = { 'org.invitations': 'invitation.read' };

function allQueryNames(tree: object, path: string[] = []): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (key === '~') return [];
    return typeof value === 'function'
      ? [[...path, key].join('.')]
      : allQueryNames(value as object, [...path, key]);
  });
}

/** Rows that belong to one person within the org: each caller gets one of their own. */
const PERSONAL: Record<string, (actor: Actor) => Promise<unknown>> = {
  'lead.mine': (actor) => db.sql`
    insert into lead (id, org_id, kind, name, owner_id)
    values (${newId()}, ${org.orgId}, 'person', 'Mine', ${actor.userId})`,
  'clash.mine': (actor) => db.sql`
    insert into clash (id, org_id, subject_kind, subject_id, subject_label, field, kept_by, kept_at, other_at)
    values (${newId()}, ${org.orgId}, 'lead', ${org.ids.lead}, 'L', 'name', ${actor.userId}, now(), now())`,
  // Somebody outside can't even have one: a notice belongs to a membership.
  'notice.mine': (actor) => db.sql`
    select write_notices(${org.orgId}, ${org.admin.userId}, ${[actor.userId]}, 'lead.assigned', 'lead',
      ${org.ids.lead}, 'g', '{}')`,
  'notice.setting': (actor) => db.sql`
    insert into notice_setting (user_id) values (${actor.userId})`,
};

async function rowsFor(actor: Actor, name: string): Promise<unknown[]> {
  const read = mustGetQuery(queries, name).fn;
  const query: AnyQuery = read({ args: QUERY_ARGS[name]?.(org), ctx: actor });
  const found = await on.provider.transaction((tx) => tx.run(query));
  if (Array.isArray(found)) return found;
  return found ? [found] : [];
}

test('all named queries are tried here', () => {
  expect(allQueryNames(queries).toSorted()).toEqual(Object.keys(QUERY_ARGS).toSorted());
});

test.each(Object.keys(QUERY_ARGS))('%s shows rows to those the policy names', async (name) => {
  for (const role of ROLES) {
    const actor = await on.join(org.orgId, role);
    const action = QUERY_ACTION[name];
    await PERSONAL[name]?.(actor);
    const isAllowed = !action || can(role, action);
    expect([role, (await rowsFor(actor, name)).length > 0]).toEqual([role, isAllowed]);
  }
});

test.each(Object.keys(QUERY_ARGS))('%s shows nothing to outsiders', async (name) => {
  const other = await on.org('Other');
  const removed = await on.join(org.orgId, 'admin');
  await db.sql`delete from member where user_id = ${removed.userId}`;
  const seen = [];
  for (const actor of [other.admin, removed, await on.person('Eve')]) {
    await PERSONAL[name]?.(actor);
    const rows = await rowsFor(actor, name);
    seen.push(...rows.filter((row) => JSON.stringify(row).includes(org.orgId)));
  }
  expect(seen).toEqual([]);
});
