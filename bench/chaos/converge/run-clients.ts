import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../../platform/sql.ts';
import { stage } from '../../../platform/testing/actors.ts';
import { signIn } from '../../../platform/testing/signed-in.ts';
import { newId } from '../../../schema/id.ts';
import { LEAD_STATUSES } from '../../../schema/lead/fields.ts';
import { keyBetween } from '../../../schema/pipeline/order-key.ts';
import type { Check } from '../chaos.ts';
import type { World } from '../offline/run-sessions.ts';
import { seededRandom } from '../random.ts';
import { ConvergeClient, DEAL_FIELDS, LEAD_FIELDS, type Picture, toPicture } from './client.ts';

export interface Size {
  clients: number;
  /** Of all clients together. */
  acts: number;
  leads: number;
}

const AGREE_MS = 40_000;

/**
 * Clients at one board and one list, now and then cut off, each editing, moving, undoing and
 * changing many at once. When all lines are whole again every screen must equal the database.
 */
export async function runClients(
  { url, sql, sessionSecret }: World,
  size: Size,
  seed: number,
  check: Check,
): Promise<void> {
  const on = stage(sql);
  const { orgId, admin } = await on.org('Converge');
  const leadIds = Array.from({ length: size.leads }, () => newId());
  await sql`
    insert into lead (id, org_id, kind, name, created_by)
    select id, ${orgId}, 'company', 'Lead ' || id, ${admin.userId}
    from unnest(${leadIds}::text[]) as id`;
  const [pipeline] = await sql<{ id: string }[]>`
    select id from pipeline where org_id = ${orgId} and deleted_at is null limit 1`;
  if (!pipeline) throw new Error('The workspace has no pipeline');
  const stages = await sql<{ id: string }[]>`
    select id from stage where pipeline_id = ${pipeline.id} order by position`;
  let position: string | null = null;
  const deals = leadIds.map((leadId) => {
    position = keyBetween(position, null);
    return { id: newId(), leadId, position };
  });
  await on.act(admin, 'deal.add', orgId, {
    pipelineId: pipeline.id,
    stageId: stages[0]?.id ?? '',
    deals,
  });

  const clients: ConvergeClient[] = [];
  const userIds: string[] = [];
  for (let n = 0; n < size.clients; n++) {
    const person = await signIn(sql, { name: `C${n}`, sessionSecret, publicUrl: url });
    await sql`
      insert into member (id, org_id, user_id, role)
      values (${newId()}, ${orgId}, ${person.userId}, 'member')`;
    userIds.push(person.userId);
    const place = { url, orgId, pipelineId: pipeline.id };
    clients.push(await ConvergeClient.open({ ...place, ...person }));
  }
  const expected = () => databasePicture(sql, orgId, pipeline.id);
  try {
    const notSynced = await untilAllEqual(clients, expected);
    if (notSynced) throw new Error(`The clients did not get the rows: ${notSynced}`);
    const stageIds = stages.map((row) => row.id);
    const things = { orgId, leadIds, dealIds: deals.map((deal) => deal.id), stageIds, userIds };
    const counts = { cuts: 0, undos: 0, bulk: 0 };
    await Promise.all(
      clients.map((client, n) =>
        workAt(client, things, size.acts / size.clients, seededRandom(seed + n), counts),
      ),
    );
    for (const client of clients) client.reconnect();
    await untilEmpty(clients);
    const unequal = await untilAllEqual(clients, expected);
    for (const [name, count] of Object.entries(counts)) {
      check.note(name, (check.notes[name] ?? 0) + count);
    }
    const [clashes] = await sql<{ n: number }[]>`
      select count(*)::int as n from clash where org_id = ${orgId}`;
    check.note('clashes', (check.notes['clashes'] ?? 0) + (clashes?.n ?? 0));
    check.that(`seed ${seed}: all ${clients.length} equal the database`, !unequal, unequal ?? '');
    await judgeCounts(sql, pipeline.id, seed, check);
  } finally {
    for (const client of clients) await client.close();
  }
}

interface Things {
  orgId: string;
  leadIds: readonly string[];
  dealIds: readonly string[];
  stageIds: readonly string[];
  userIds: readonly string[];
}

async function workAt(
  client: ConvergeClient,
  things: Things,
  acts: number,
  random: () => number,
  counts: { cuts: number; undos: number; bulk: number },
): Promise<void> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const some = (from: readonly string[], most: number) => [
    ...new Set(Array.from({ length: 2 + Math.floor(random() * most) }, () => pick(from))),
  ];
  const { performer } = client;
  const { orgId } = things;
  let isCut = false;
  for (let n = 0; n < acts; n++) {
    if (random() < 0.03) {
      isCut = !isCut;
      if (isCut) {
        client.cable.cut();
        counts.cuts++;
      } else client.reconnect();
    }
    const dice = random();
    const options = {};
    if (dice < 0.3) {
      const changes = { [pick(['city', 'title'])]: `value ${newId()}` };
      await performer.perform(
        'lead.edit',
        orgId,
        { leadId: pick(things.leadIds), changes },
        options,
      ).here;
    } else if (dice < 0.6) {
      const positions = [keyBetween(null, null, random)];
      const input = { dealIds: [pick(things.dealIds)], stageId: pick(things.stageIds), positions };
      await performer.perform('deal.move', orgId, input).here;
    } else if (dice < 0.7) {
      const changes = { valueMinor: Math.floor(random() * 1_000_000) };
      await performer.perform('deal.update', orgId, { dealId: pick(things.dealIds), changes }).here;
    } else if (dice < 0.8) {
      counts.bulk++;
      const input = { leadIds: some(things.leadIds, 8), status: pick(LEAD_STATUSES) };
      await performer.perform('lead.setStatus', orgId, input).here;
    } else if (dice < 0.86) {
      counts.bulk++;
      const input = { leadIds: some(things.leadIds, 5), ownerId: pick(things.userIds) };
      await performer.perform('lead.assign', orgId, input).here;
    } else if (dice < 0.9) {
      const input = { dealIds: [pick(things.dealIds)] };
      await performer.perform('deal.remove', orgId, input).here;
    } else if (dice < 0.97) {
      if (performer.undo()) counts.undos++;
    } else performer.redo();
    // Lets sockets and timers have their turn, as a person's pace would.
    if (n % 5 === 0) await delay(random() * 20);
  }
  if (isCut) client.reconnect();
}

async function untilEmpty(clients: readonly ConvergeClient[]): Promise<void> {
  const deadline = Date.now() + AGREE_MS;
  for (const { outbox } of clients) {
    while (outbox.view().waiting.length > 0 && Date.now() < deadline) {
      await outbox.drain().catch(() => undefined);
      await delay(50);
    }
  }
}

/** Null when every screen shows the database's rows, else where the first one differs. */
async function untilAllEqual(
  clients: readonly ConvergeClient[],
  expected: () => Promise<Picture>,
): Promise<string | null> {
  const deadline = Date.now() + AGREE_MS;
  for (;;) {
    const truth = await expected();
    const odd = clients.findIndex((client) => !isDeepStrictEqual(client.picture(), truth));
    if (odd < 0) return null;
    if (Date.now() > deadline) return difference(odd, clients[odd]!.picture(), truth);
    await delay(100);
  }
}

function difference(n: number, shown: Picture, truth: Picture): string {
  for (const key of new Set([...Object.keys(shown), ...Object.keys(truth)])) {
    if (isDeepStrictEqual(shown[key], truth[key])) continue;
    return `client ${n}, ${key}: ${JSON.stringify(shown[key])}, not ${JSON.stringify(truth[key])}`;
  }
  return '';
}

async function databasePicture(sql: Sql, orgId: string, pipelineId: string): Promise<Picture> {
  const leads = await sql`
    select id, name, city, title, status, owner_id as "ownerId"
    from lead where org_id = ${orgId} and deleted_at is null`;
  const deals = await sql`
    select id, stage_id as "stageId", position, title, value_minor::float8 as "valueMinor",
      owner_id as "ownerId"
    from deal where pipeline_id = ${pipelineId} and deleted_at is null`;
  return {
    ...toPicture('lead', leads as never, LEAD_FIELDS),
    ...toPicture('deal', deals as never, DEAL_FIELDS),
  };
}

async function judgeCounts(sql: Sql, pipelineId: string, seed: number, check: Check) {
  const wrong = await sql`
    select s.id from stage s
    left join deal d on d.stage_id = s.id and d.deleted_at is null and d.lead_deleted_at is null
    where s.pipeline_id = ${pipelineId}
    group by s.id
    having s.deal_count <> count(d.id)
      or (select coalesce(sum(value::bigint), 0) from jsonb_each_text(s.deal_sum))
        <> coalesce(sum(d.value_minor), 0)`;
  check.that(`seed ${seed}: each stage's count and sum are exact`, wrong.length === 0);
}
