import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import type { VerbInput } from '../../schema/verbs.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let orgId: string;
let admin: Actor;
let ann: Actor;
let bob: Actor;

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  ({ orgId, admin } = await on.org());
  ann = await on.join(orgId, 'member');
  bob = await on.join(orgId, 'member');
});
afterAll(() => db.drop());

const shows: VerbInput<'view.save'>['shows'] = {
  filter: { status: ['new'] },
  sort: { field: 'name', direction: 'asc' },
};

test('its columns are kept; views from before there were any say nothing of them', async () => {
  const columns = [{ id: 'name', width: 240 }, { id: 'email' }];
  const id = await aView(ann, true);
  const columnsOf = async () => {
    const [row] =
      await db.sql`select shows -> 'columns' as columns from saved_view where id = ${id}`;
    return row?.['columns'] as unknown;
  };
  expect(await columnsOf()).toBeNull();
  await on.act(ann, 'view.change', orgId, {
    viewId: id,
    changes: { shows: { ...shows, columns } },
  });
  expect(await columnsOf()).toEqual(columns);
  for (const odd of [[], [{ id: 'a b' }], [{ id: 'name' }, { id: 'name' }]]) {
    const changes = { shows: { ...shows, columns: odd } };
    const act = on.act(ann, 'view.change', orgId, { viewId: id, changes });
    await expect(act).rejects.toMatchObject({ code: 'invalid' });
  }
});

async function aView(owner: Actor, isShared: boolean): Promise<string> {
  const id = newId();
  await on.act(owner, 'view.save', orgId, { id, name: 'Mine', isShared, shows });
  return id;
}

const nameOf = async (id: string) => {
  const [row] = await db.sql<{ name: string }[]>`select name from saved_view where id = ${id}`;
  return row?.name;
};

test('a private view is nobody else’s to change, delete or know of', async () => {
  const viewId = await aView(ann, false);
  for (const other of [bob, admin]) {
    await expect(
      on.act(other, 'view.change', orgId, { viewId, changes: { name: 'X' } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(on.act(other, 'view.delete', orgId, { viewId })).rejects.toMatchObject({
      code: 'not_found',
    });
  }
  await on.act(ann, 'view.change', orgId, { viewId, changes: { name: 'Renamed' } });
  expect(await nameOf(viewId)).toBe('Renamed');
});

test('a shared view is changed by its owner, and deleted by its owner or an admin', async () => {
  const viewId = await aView(ann, true);
  const change = { viewId, changes: { name: 'X' } };
  for (const other of [bob, admin]) {
    await expect(on.act(other, 'view.change', orgId, change)).rejects.toMatchObject({
      code: 'forbidden',
    });
  }
  await expect(on.act(bob, 'view.delete', orgId, { viewId })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await on.act(admin, 'view.delete', orgId, { viewId });
  expect(await nameOf(viewId)).toBeUndefined();
});
