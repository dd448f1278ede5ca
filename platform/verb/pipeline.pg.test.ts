import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import { baseKey, seen } from '../../schema/merge/merge.ts';
import { keysBetween } from '../../schema/pipeline/order-key.ts';
import { type Actor, zql } from '../../schema/tables.ts';
import type { Operation } from '../../schema/verb.ts';
import { type VerbInput, type VerbName, verbByName } from '../../schema/verbs.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { runVerb } from './run-verb.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let seq = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
});
afterAll(() => db.drop());

interface Board {
  orgId: string;
  ann: Actor;
  bob: Actor;
  pipelineId: string;
  /** To contact, Contacted, In conversation, Won, Lost. */
  stageIds: string[];
}

async function aBoard(): Promise<Board> {
  const { orgId, admin: ann } = await on.org();
  const bob = await on.join(orgId, 'member');
  const stages = await db.sql<{ id: string; pipelineId: string }[]>`
    select id, pipeline_id as "pipelineId" from stage where org_id = ${orgId} order by position`;
  const stageIds = stages.map(({ id }) => id);
  return { orgId, ann, bob, pipelineId: stages[0]!.pipelineId, stageIds };
}

async function leads({ orgId }: Board, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await db.sql`
    insert into lead (id, org_id, kind, name)
    select id, ${orgId}, 'person', 'Lead ' || id from unnest(${ids}::text[]) as id`;
  return ids;
}

async function deals(board: Board, count: number, at = 0): Promise<string[]> {
  const leadIds = await leads(board, count);
  const positions = keysBetween(null, null, count);
  const added = leadIds.map((leadId, n) => ({ id: newId(), leadId, position: positions[n]! }));
  await act(board, board.ann, 'deal.add', {
    pipelineId: board.pipelineId,
    stageId: board.stageIds[at]!,
    deals: added,
  });
  return added.map(({ id }) => id);
}

async function act<Name extends VerbName>(
  { orgId }: Board,
  actor: Actor,
  name: Name,
  input: VerbInput<Name>,
  op: Partial<Operation> = {},
): Promise<Operation> {
  const whole = { id: newId(), device: actor.userId, seq: ++seq, at: Date.now(), ...op };
  const envelope = { op: whole, orgId, v: 1, input: input as never };
  await runVerb({ provider: on.provider, sql: db.sql }, actor, name, envelope);
  return whole;
}

/** Acts with the values that stand in the database, as a device that is up to date would. */
async function actSeeing<Name extends VerbName>(
  board: Board,
  actor: Actor,
  name: Name,
  input: VerbInput<Name>,
): Promise<Operation> {
  const base = await on.provider.transaction((tx) =>
    verbByName(name).before!({ run: tx.run.bind(tx) }, input as never),
  );
  return act(board, actor, name, input, { base });
}

async function takeBack(board: Board, actor: Actor, name: VerbName, input: unknown, op: Operation) {
  for (const step of verbByName(name).undo!({ op, orgId: board.orgId }, input)) {
    await act(board, actor, step.name as VerbName, step.input as never, {
      base: step.base,
      undo: true,
    });
  }
}

const shown = async ({ orgId }: Board) =>
  (
    await db.sql<{ count: number; sum: object }[]>`
      select deal_count as count, deal_sum as sum from stage where org_id = ${orgId} order by position`
  ).map(({ count, sum }) => [count, sum]);

/** The same, counted. */
const counted = async ({ orgId }: Board) =>
  (
    await db.sql<{ count: number; sum: object }[]>`
      select
        (select count(*)::int from deal d join lead l on l.id = d.lead_id
          where d.stage_id = s.id and d.deleted_at is null and l.deleted_at is null) as count,
        (select coalesce(jsonb_object_agg(currency, total), '{}') from (
          select d.currency, sum(d.value_minor) as total
          from deal d join lead l on l.id = d.lead_id
          where d.stage_id = s.id and d.deleted_at is null and l.deleted_at is null
          group by d.currency having sum(d.value_minor) > 0
        ) by_currency) as sum
      from stage s where s.org_id = ${orgId} order by s.position`
  ).map(({ count, sum }) => [count, sum]);

async function stagesOf(ids: string[]): Promise<string[]> {
  const rows = await db.sql<{ id: string; stage: string }[]>`
    select id, stage_id as stage from deal where id = any(${ids})`;
  const byId = new Map(rows.map((row) => [row.id, row.stage]));
  return ids.map((id) => byId.get(id)!);
}

describe('a new workspace', () => {
  test('has a pipeline with the usual stages', async () => {
    const { orgId } = await aBoard();
    const rows = await db.sql`
      select p.name as pipeline, s.name, s.kind from stage s join pipeline p on p.id = s.pipeline_id
      where s.org_id = ${orgId} order by s.position`;
    expect(rows.map(({ pipeline, name, kind }) => [pipeline, name, kind])).toEqual([
      ['Sales', 'To contact', 'open'],
      ['Sales', 'Contacted', 'open'],
      ['Sales', 'In conversation', 'open'],
      ['Sales', 'Won', 'won'],
      ['Sales', 'Lost', 'lost'],
    ]);
  });
});

describe('counts and sums of a stage', () => {
  test('follow deals that are added, valued, moved, archived, restored, and leads that go and come back', async () => {
    const board = await aBoard();
    const [a, b, c] = (await deals(board, 3)) as [string, string, string];
    await act(board, board.ann, 'deal.update', { dealId: a, changes: { valueMinor: 1000 } });
    await act(board, board.ann, 'deal.update', {
      dealId: b,
      changes: { valueMinor: 500, currency: 'SEK' },
    });
    expect((await shown(board))[0]).toEqual([3, { EUR: 1000, SEK: 500 }]);
    await act(board, board.ann, 'deal.move', { dealIds: [a, b], stageId: board.stageIds[3]! });
    await act(board, board.ann, 'deal.remove', { dealIds: [b] });
    expect([(await shown(board))[0], (await shown(board))[3]]).toEqual([
      [1, {}],
      [1, { EUR: 1000 }],
    ]);
    const [lead] = await db.sql`select lead_id as id from deal where id = ${a}`;
    await act(board, board.ann, 'lead.delete', { leadIds: [String(lead?.['id'])] });
    expect((await shown(board))[3]).toEqual([0, {}]);
    await act(board, board.ann, 'lead.restore', { leadIds: [String(lead?.['id'])] });
    await act(board, board.ann, 'deal.restore', { dealIds: [b] });
    await act(board, board.ann, 'deal.move', { dealIds: [c], stageId: board.stageIds[4]! });
    expect(await shown(board)).toEqual([
      [0, {}],
      [0, {}],
      [0, {}],
      [2, { EUR: 1000, SEK: 500 }],
      [1, {}],
    ]);
    expect(await shown(board)).toEqual(await counted(board));
  });

  test('are exact after two hundred acts of eight people at once', async () => {
    const board = await aBoard();
    const ids = await deals(board, 40);
    const people = await Promise.all(
      Array.from({ length: 8 }, () => on.join(board.orgId, 'member')),
    );
    await Promise.all(
      people.map(async (person, p) => {
        for (let n = 0; n < 25; n++) {
          const some = ids.filter((_, i) => (i * 7 + n * 3 + p) % 5 === 0);
          const one = ids[(n * 11 + p * 5) % ids.length]!;
          const stageId = board.stageIds[(n * 3 + p) % 5]!;
          if (n % 5 === 4) {
            await act(board, person, 'deal.update', {
              dealId: one,
              changes: { valueMinor: n * 100 + p, currency: p % 2 ? 'EUR' : 'SEK' },
            });
          } else if (n % 11 === 7) {
            await act(board, person, 'deal.remove', { dealIds: [one] });
          } else {
            await act(board, person, 'deal.move', { dealIds: some, stageId });
          }
        }
      }),
    );
    expect(await shown(board)).toEqual(await counted(board));
  });
});

test('bulk moves in opposite directions wait for each other and never deadlock', async () => {
  const board = await aBoard();
  const halves = [await deals(board, 20, 0), await deals(board, 20, 4)];
  // Past the verbs, which would try a deadlocked act again.
  const march = async (ids: string[], path: string[]) => {
    for (let n = 0; n < 60; n++) {
      await db.sql`update deal set stage_id = ${path[n % path.length]!} where id = any(${ids})`;
    }
  };
  await Promise.all([
    march(halves[0]!, board.stageIds),
    march(halves[1]!, board.stageIds.toReversed()),
  ]);
  expect(await shown(board)).toEqual(await counted(board));
});

describe('saving leads to a pipeline', () => {
  test('puts a lead there once, also when two people save it at once', async () => {
    const board = await aBoard();
    const leadIds = await leads(board, 20);
    const save = (actor: Actor) =>
      act(board, actor, 'deal.add', {
        pipelineId: board.pipelineId,
        stageId: board.stageIds[0]!,
        deals: leadIds.map((leadId) => ({ id: newId(), leadId, position: 'V0001' })),
      });
    await Promise.all([save(board.ann), save(board.bob), save(board.ann)]);
    expect((await shown(board))[0]).toEqual([20, {}]);
  });

  test('takes a thousand at once, and takes them back', async () => {
    const board = await aBoard();
    const leadIds = await leads(board, 1000);
    const positions = keysBetween(null, null, 1000);
    const input = {
      pipelineId: board.pipelineId,
      stageId: board.stageIds[1]!,
      deals: leadIds.map((leadId, n) => ({ id: newId(), leadId, position: positions[n]! })),
    };
    const op = await act(board, board.ann, 'deal.add', input);
    expect((await shown(board))[1]).toEqual([1000, {}]);
    await takeBack(board, board.ann, 'deal.add', input, op);
    expect(await shown(board)).toEqual(await counted(board));
    expect((await shown(board))[1]).toEqual([0, {}]);
  });

  test('keeps the owner of the lead and the currency of the pipeline', async () => {
    const board = await aBoard();
    const [leadId] = (await leads(board, 1)) as [string];
    await act(board, board.ann, 'lead.assign', { leadIds: [leadId], ownerId: board.bob.userId });
    await act(board, board.ann, 'pipeline.setCurrency', {
      pipelineId: board.pipelineId,
      currency: 'SEK',
    });
    await act(board, board.ann, 'deal.add', {
      pipelineId: board.pipelineId,
      stageId: board.stageIds[0]!,
      deals: [{ id: newId(), leadId, position: 'V0001' }],
    });
    const [row] = await db.sql`select owner_id, currency from deal where lead_id = ${leadId}`;
    expect(row).toEqual({ owner_id: board.bob.userId, currency: 'SEK' });
  });
});

describe('the limit of a stage', () => {
  test('refuses what is too much, with the reason, and holds under a rush', async () => {
    const board = await aBoard();
    const ids = await deals(board, 8);
    const full = board.stageIds[1]!;
    await act(board, board.ann, 'stage.update', { stageId: full, changes: { cardLimit: 3 } });
    const tries = await Promise.allSettled(
      ids.map((id) => act(board, board.bob, 'deal.move', { dealIds: [id], stageId: full })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBe(3);
    const refused = tries.find((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('takes 3 deals and holds 3'),
    });
    expect((await shown(board))[1]).toEqual([3, {}]);
  });

  test('lets cards change places within a full stage', async () => {
    const board = await aBoard();
    const [a] = (await deals(board, 2)) as [string];
    const stageId = board.stageIds[0]!;
    await act(board, board.ann, 'stage.update', { stageId, changes: { cardLimit: 2 } });
    await act(board, board.ann, 'deal.move', { dealIds: [a], stageId, positions: ['z0000'] });
    const [row] = await db.sql`select position from deal where id = ${a}`;
    expect(row?.['position']).toBe('z0000');
  });
});

describe('two people move one card', () => {
  const clashes = (dealId: string) =>
    db.sql`select field, kept_value as kept from clash where subject_id = ${dealId}`;

  test('to two stages: the later move stays, the other goes to the tray', async () => {
    const board = await aBoard();
    const [a] = (await deals(board, 1)) as [string];
    const [from, one, two] = board.stageIds as [string, string, string];
    const base = seen(a, { stageId: from });
    const later = { dealIds: [a], stageId: one, positions: ['a0001'] };
    const earlier = { dealIds: [a], stageId: two, positions: ['b0001'] };
    await act(board, board.ann, 'deal.move', later, { base, at: Date.now() - 1000 });
    await act(board, board.bob, 'deal.move', earlier, { base, at: Date.now() - 60_000 });
    const [row] = await db.sql`select stage_id as stage, position from deal where id = ${a}`;
    expect(row).toEqual({ stage: one, position: 'a0001' });
    expect(await clashes(a)).toEqual([{ field: 'stageId', kept: one }]);
  });

  test('to two places of its stage: the last one counts and nobody hears of it', async () => {
    const board = await aBoard();
    const [a] = (await deals(board, 1)) as [string];
    const stageId = board.stageIds[0]!;
    const place = (position: string) => ({ dealIds: [a], stageId, positions: [position] });
    await act(board, board.ann, 'deal.move', place('a0001'), { base: seen(a, { stageId }) });
    await act(board, board.bob, 'deal.move', place('b0001'), { base: seen(a, { stageId }) });
    const [row] = await db.sql`select position from deal where id = ${a}`;
    expect([row?.['position'], (await clashes(a)).length]).toEqual(['b0001', 0]);
  });

  test('an older move of the same device does not overtake a newer one', async () => {
    const board = await aBoard();
    const [a] = (await deals(board, 1)) as [string];
    const [, one, two] = board.stageIds as [string, string, string];
    const newer = { dealIds: [a], stageId: two, positions: ['b0001'] };
    await act(board, board.ann, 'deal.move', newer, { seq: 900_002 });
    const older = { dealIds: [a], stageId: one, positions: ['a0001'] };
    await act(board, board.ann, 'deal.move', older, { seq: 900_001 });
    const [row] = await db.sql`select stage_id as stage, position from deal where id = ${a}`;
    expect(row).toEqual({ stage: two, position: 'b0001' });
  });

  test('value and close date of one deal merge', async () => {
    const board = await aBoard();
    const [a] = (await deals(board, 1)) as [string];
    await act(
      board,
      board.ann,
      'deal.update',
      { dealId: a, changes: { valueMinor: 900 } },
      { base: seen(a, { valueMinor: null }) },
    );
    await act(
      board,
      board.bob,
      'deal.update',
      { dealId: a, changes: { expectedClose: '2027-01-31' } },
      { base: seen(a, { expectedClose: null }) },
    );
    const [row] =
      await db.sql`select value_minor::int as value, expected_close as close from deal where id = ${a}`;
    expect([row, (await clashes(a)).length]).toEqual([{ value: 900, close: '2027-01-31' }, 0]);
  });
});

describe('taking back', () => {
  test('a bulk move puts each card back to its stage and place, but for what others moved on', async () => {
    const board = await aBoard();
    const [first, second, third, won] = board.stageIds as [string, string, string, string];
    const [a, b] = (await deals(board, 2)) as [string, string];
    const [c] = (await deals(board, 1, 1)) as [string];
    const places = () => db.sql`select id, position from deal where id in (${a}, ${c}) order by id`;
    const before = await places();
    const input = {
      dealIds: [a, b, c],
      stageId: third,
      positions: ['a0001', 'b0001', 'c0001'],
    };
    const op = await actSeeing(board, board.ann, 'deal.move', input);
    await actSeeing(board, board.bob, 'deal.move', { dealIds: [b], stageId: won });
    await takeBack(board, board.ann, 'deal.move', input, op);
    expect(await stagesOf([a, b, c])).toEqual([first, won, second]);
    expect(await places()).toEqual(before);
  });

  test('an edit keeps what somebody changed since', async () => {
    const board = await aBoard();
    const [a] = (await deals(board, 1)) as [string];
    const input = { dealId: a, changes: { valueMinor: 100, title: 'Roof' } };
    const op = await actSeeing(board, board.ann, 'deal.update', input);
    await actSeeing(board, board.bob, 'deal.update', { dealId: a, changes: { valueMinor: 250 } });
    await takeBack(board, board.ann, 'deal.update', input, op);
    const [row] = await db.sql`select value_minor::int as value, title from deal where id = ${a}`;
    expect(row).toEqual({ value: 250, title: null });
  });

  test('the deletion of a stage brings it back with its deals', async () => {
    const board = await aBoard();
    const [first, second] = board.stageIds as [string, string];
    const ids = await deals(board, 3, 1);
    await expect(act(board, board.ann, 'stage.delete', { stageId: second })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('holds deals'),
    });
    const input = { stageId: second, moveToStageId: first };
    const op = await actSeeing(board, board.ann, 'stage.delete', input);
    expect(op.base?.[baseKey(ids[0]!, 'stageId')]).toBe(second);
    expect([await stagesOf(ids), await shown(board)]).toEqual([
      [first, first, first],
      await counted(board),
    ]);
    await takeBack(board, board.ann, 'stage.delete', input, op);
    const open = await db.sql`select from stage where id = ${second} and deleted_at is null`;
    expect([await stagesOf(ids), open.length]).toEqual([[second, second, second], 1]);
    expect(await shown(board)).toEqual(await counted(board));
  });
});

test('a deal stays on its own pipeline', async () => {
  const board = await aBoard();
  const [a] = (await deals(board, 1)) as [string];
  const other = await aBoard();
  const stageId = newId();
  await act(board, board.ann, 'pipeline.create', {
    id: newId(),
    name: 'Second',
    currency: 'EUR',
    position: 'W0000',
    stages: [{ id: stageId, name: 'New', color: 'sky', kind: 'open', position: 'V0000' }],
  });
  const tries = [stageId, other.stageIds[1]!].map((to) =>
    act(board, board.ann, 'deal.move', { dealIds: [a], stageId: to }),
  );
  const codes = (await Promise.allSettled(tries)).map(
    (each) => each.status === 'rejected' && (each.reason as { code: string }).code,
  );
  expect(codes).toEqual(['invalid', 'not_found']);
});

test('every move is a line of the lead’s timeline', async () => {
  const board = await aBoard();
  const [a] = (await deals(board, 1)) as [string];
  await act(board, board.bob, 'deal.move', { dealIds: [a], stageId: board.stageIds[2]! });
  const lines = await on.provider.transaction((tx) =>
    tx.run(zql.activity.where('orgId', board.orgId).orderBy('createdAt', 'asc')),
  );
  expect(lines.map(({ field, oldValue, newValue }) => [field, oldValue, newValue])).toEqual([
    ['stage', null, 'To contact'],
    ['stage', 'To contact', 'In conversation'],
  ]);
});
