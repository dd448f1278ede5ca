import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
});
afterAll(() => db.drop());

const crawlOf = (budgetCredits: number) => ({
  id: newId(),
  name: 'Dentists',
  sourceKind: 'urls' as const,
  source: { urls: ['example.com'] },
  settings: DEFAULT_CRAWL_SETTINGS,
  budgetCredits,
});

describe('runVerb', () => {
  test('writes rows, audit, hold and job in one act', async () => {
    const { orgId, admin } = await on.org();
    const input = crawlOf(40);
    await on.act(admin, 'crawl.create', orgId, input);

    const [task] = await db.sql`select state, run, source from crawl_task where id = ${input.id}`;
    expect(task).toEqual({ state: 'queued', run: 1, source: { urls: ['https://example.com/'] } });
    const [account] =
      await db.sql`select balance, held from credit_account where org_id = ${orgId}`;
    expect(account).toEqual({ balance: 100, held: 40 });
    const jobs = await db.sql`
      select task_identifier, key from graphile_worker.jobs where key = ${`crawl:${input.id}`}`;
    expect([...jobs]).toEqual([{ task_identifier: 'crawl.run', key: `crawl:${input.id}` }]);
    const audit = await db.sql`select verb from audit_event where org_id = ${orgId} order by id`;
    expect(audit.map((line) => line['verb'])).toEqual(['org.create', 'crawl.create']);
  });

  test('writes nothing at all when a later step refuses', async () => {
    const { orgId, admin } = await on.org();
    const input = crawlOf(101);
    await expect(on.act(admin, 'crawl.create', orgId, input)).rejects.toMatchObject({
      code: 'insufficient_credits',
      details: { needed: 101, available: 100 },
    });
    const rows = await db.sql`select id from crawl_task where id = ${input.id}`;
    const held = await db.sql`select held from credit_account where org_id = ${orgId}`;
    const jobs =
      await db.sql`select id from graphile_worker.jobs where key = ${`crawl:${input.id}`}`;
    expect([rows.length, held[0]?.['held'], jobs.length]).toEqual([0, 0, 0]);
  });

  test('answers a repeated operation with the first outcome, applied or refused', async () => {
    const { orgId, admin } = await on.org();
    const leadId = newId();
    const opId = newId();
    const create = { id: leadId, kind: 'person' as const, fields: { name: 'Grace Hopper' } };
    await on.act(admin, 'lead.create', orgId, create, opId);
    await on.act(admin, 'lead.create', orgId, create, opId);
    const lines = await db.sql`select kind from activity where lead_id = ${leadId}`;
    expect(lines.length).toBe(1);

    const refusedId = newId();
    const missing = newId();
    const edit = { leadId: missing, changes: { name: 'X' } };
    const refused = { code: 'not_found', message: 'This lead does not exist' };
    await expect(on.act(admin, 'lead.edit', orgId, edit, refusedId)).rejects.toMatchObject(refused);
    await on.act(admin, 'lead.create', orgId, { ...create, id: missing });
    await expect(on.act(admin, 'lead.edit', orgId, edit, refusedId)).rejects.toMatchObject(refused);
  });

  test('applies one operation once when many deliver it at the same time', async () => {
    const { orgId, admin } = await on.org();
    const leadId = newId();
    const opId = newId();
    const create = { id: leadId, kind: 'company' as const, fields: { name: 'Acme' } };
    await Promise.all(
      Array.from({ length: 12 }, () => on.act(admin, 'lead.create', orgId, create, opId)),
    );
    const [{ lines, counted } = {}] = await db.sql`
      select (select count(*)::int from activity where lead_id = ${leadId}) as lines,
        (select leads from org_stat where org_id = ${orgId}) as counted`;
    expect({ lines, counted }).toEqual({ lines: 1, counted: 1 });
  });

  test('does not let another person use an operation id', async () => {
    const { orgId, admin } = await on.org();
    const other = await on.join(orgId, 'member');
    const opId = newId();
    await on.act(admin, 'org.rename', orgId, { name: 'New' }, opId);
    await expect(
      on.act(other, 'tag.create', orgId, { id: newId(), name: 'Hot', color: 'red' }, opId),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('refuses a viewer, and answers a stranger as if the org did not exist', async () => {
    const { orgId } = await on.org();
    const viewer = await on.join(orgId, 'viewer');
    const stranger = await on.person('Eve');
    const create = { id: newId(), kind: 'person' as const, fields: { name: 'X' } };
    await expect(on.act(viewer, 'lead.create', orgId, create)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const asStranger = on.act(stranger, 'lead.create', orgId, create);
    const asMissing = on.act(stranger, 'lead.create', newId(), create);
    const [foreign, missing] = await Promise.allSettled([asStranger, asMissing]);
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ reason: { code: 'not_found' } });
  });

  test('keeps a foreign lead out of reach inside the own org', async () => {
    const [mine, theirs] = [await on.org(), await on.org()];
    const leadId = newId();
    const fields = { name: 'Theirs' };
    await on.act(theirs.admin, 'lead.create', theirs.orgId, { id: leadId, kind: 'person', fields });
    await expect(
      on.act(mine.admin, 'lead.edit', mine.orgId, { leadId, changes: { name: 'Mine' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const [row] = await db.sql`select name from lead where id = ${leadId}`;
    expect(row).toEqual(fields);
  });

  test('keeps an admin in every org, also when two leave at once', async () => {
    const { orgId, admin } = await on.org();
    const second = await on.join(orgId, 'admin');
    const results = await Promise.allSettled([
      on.act(admin, 'member.leave', orgId, {}),
      on.act(second, 'member.leave', orgId, {}),
    ]);
    expect(results.filter((r) => r.status === 'fulfilled').length).toBe(1);
    const admins = await db.sql`select id from member where org_id = ${orgId} and role = 'admin'`;
    expect(admins.length).toBe(1);
  });

  test('refuses a text that the database can not hold', async () => {
    const { orgId, admin } = await on.org();
    const tag = { id: newId(), name: 'Hot\u0000', color: 'red' };
    await expect(on.act(admin, 'tag.create', orgId, tag)).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
