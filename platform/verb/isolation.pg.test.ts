import { type AnyQuery, mustGetQuery, type ReadonlyJSONValue } from '@rocicorp/zero';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pairId } from '../../schema/duplicate/table.ts';
import { newId } from '../../schema/id.ts';
import { type Action, can, ROLES } from '../../schema/policy.ts';
import { queries } from '../../schema/queries.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import type { Actor } from '../../schema/tables.ts';
import type { Envelope } from '../../schema/verb.ts';
import { type VerbName, verbByName, verbs } from '../../schema/verbs.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { runVerb } from './run-verb.ts';

/** Every query and verb × every kind of caller. A new one that is not listed here fails the test. */

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let orgId: string;
let admin: Actor;
const ids = {
  analysis: newId(),
  analysisBatch: newId(),
  lead: newId(),
  task: newId(),
  tag: newId(),
  memberId: '',
  invitation: newId(),
  noteOp: newId(),
  notice: newId(),
  pipeline: newId(),
  stage: newId(),
  otherStage: newId(),
  deal: newId(),
  twin: newId(),
  gone: newId(),
  merge: newId(),
  businessProfile: newId(),
  deletedBusinessProfile: newId(),
  icp: newId(),
  deletedIcp: newId(),
  enrichment: newId(),
  view: newId(),
  listingRule: newId(),
  request: newId(),
  endedRequest: newId(),
  reading: newId(),
};

const VIEW = { filter: {}, sort: { field: 'name', direction: 'asc' } } as const;

const newStage = (id: string, position: string) => ({
  id,
  name: 'S',
  color: 'sky',
  kind: 'open' as const,
  position,
});

const PROFILE = {
  name: 'B',
  website: null,
  sells: '',
  customers: '',
  tone: '',
  proof: '',
  services: [],
};

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  ({ orgId, admin } = await on.org());
  const crawl = { name: 'C', sourceKind: 'urls' as const, source: { urls: ['example.com'] } };
  await on.act(admin, 'lead.create', orgId, {
    id: ids.lead,
    kind: 'person',
    fields: { name: 'L' },
  });
  await on.act(admin, 'lead.edit', orgId, { leadId: ids.lead, changes: { title: 'T' } });
  await on.act(admin, 'lead.note', orgId, { leadId: ids.lead, body: 'secret' }, ids.noteOp);
  await on.act(admin, 'pipeline.create', orgId, {
    id: ids.pipeline,
    name: 'P',
    currency: 'EUR',
    position: 'V0000',
    stages: [newStage(ids.stage, 'V0000'), newStage(ids.otherStage, 'W0000')],
  });
  await on.act(admin, 'deal.add', orgId, {
    pipelineId: ids.pipeline,
    stageId: ids.stage,
    deals: [{ id: ids.deal, leadId: ids.lead, position: 'V0000' }],
  });
  await on.act(admin, 'listing.saveRule', orgId, {
    ruleId: ids.listingRule,
    host: 'directory.example.com',
    linkShape: 'ul>li.card>a',
    sample: 'Acme',
  });
  await on.act(admin, 'view.save', orgId, {
    id: ids.view,
    name: 'V',
    isShared: true,
    shows: VIEW,
  });
  await on.act(admin, 'enrichment.start', orgId, { leadIds: [ids.lead] });
  await on.act(admin, 'enrichment.configure', orgId, { mode: 'waterfall' });
  await db.sql`
    insert into enrichment_batch (id, org_id, total) values (${ids.enrichment}, ${orgId}, 2)`;
  await db.sql`insert into lead_fact (lead_id, org_id) values (${ids.lead}, ${orgId})`;
  await db.sql`
    insert into provider_health (org_id, provider) values (${orgId}, 'hunter')`;
  await db.sql`
    insert into provider_key (org_id, provider, sealed, hint)
    values (${orgId}, 'hunter', 'x', 'abcd')`;
  const request = { text: 'T', criteria: { industries: ['dentist'] }, wanted: 1 };
  for (const id of [ids.request, ids.endedRequest]) {
    const sources = ['own-leads' as const];
    const made = { ...request, id, parsedBy: 'rules' as const, sources };
    await on.act(admin, 'request.create', orgId, made);
  }
  await db.sql`
    update lead_request set state = 'completed' where id = ${ids.endedRequest}`;
  await db.sql`
    insert into request_result (request_id, lead_id, org_id, source, is_new, total, explanation)
    values (${ids.request}, ${ids.lead}, ${orgId}, 'own-leads', false, 50, '{}')`;
  await on.act(admin, 'request.read', orgId, { id: ids.reading, text: 'T' });
  await on.act(admin, 'request.setAutoSave', orgId, { autoSave: false });
  for (const id of [ids.businessProfile, ids.deletedBusinessProfile]) {
    await on.act(admin, 'profile.create', orgId, { ...PROFILE, id });
  }
  for (const id of [ids.icp, ids.deletedIcp]) {
    await on.act(admin, 'icp.create', orgId, { id, name: 'I', criteria: {}, weights: {} });
  }
  await on.act(admin, 'profile.delete', orgId, { profileId: ids.deletedBusinessProfile });
  await on.act(admin, 'icp.delete', orgId, { icpId: ids.deletedIcp });
  await db.sql`
    insert into score (lead_id, org_id, total, parts, inputs_hash)
    values (${ids.lead}, ${orgId}, 1, '{}', 'x')`;
  await on.act(admin, 'analysis.start', orgId, {
    id: ids.analysis,
    leadId: ids.lead,
    tier: 'light',
  });
  await db.sql`
    insert into analysis_batch (id, org_id, tier, total, queued)
    values (${ids.analysisBatch}, ${orgId}, 'deep', 1, 1)`;
  await db.sql`
    insert into analysis_run (id, org_id, lead_id, batch_id, tier, price_credits)
    values (${newId()}, ${orgId}, ${ids.lead}, ${ids.analysisBatch}, 'deep', 3)`;
  await db.sql`
    insert into cost_entry (id, org_id, kind, provider, operation, lead_id, cost_micros)
    values (${newId()}, ${orgId}, 'llm', 'openai', 'm', ${ids.lead}, 5)`;
  await on.act(admin, 'tag.create', orgId, { id: ids.tag, name: 'T', color: 'red' });
  await on.act(admin, 'crawl.create', orgId, {
    ...crawl,
    id: ids.task,
    settings: DEFAULT_CRAWL_SETTINGS,
    budgetCredits: 5,
  });
  await on.act(admin, 'invitation.create', orgId, {
    id: ids.invitation,
    email: 'someone@example.com',
    role: 'viewer',
  });
  await db.sql`
    insert into crawl_result (task_id, lead_id, org_id, run, is_new)
    values (${ids.task}, ${ids.lead}, ${orgId}, 1, true)`;
  for (const id of [ids.twin, ids.gone]) {
    await on.act(admin, 'lead.create', orgId, { id, kind: 'person', fields: { name: 'L' } });
  }
  const [one, other] = [ids.lead, ids.twin].toSorted() as [string, string];
  await db.sql`
    insert into duplicate_candidate (id, org_id, lead_a_id, lead_b_id, probability, features)
    values (${pairId(one, other)}, ${orgId}, ${one}, ${other}, 0.9, '[]')`;
  await on.act(admin, 'duplicate.merge', orgId, {
    id: ids.merge,
    survivorId: ids.lead,
    mergedId: ids.gone,
    take: [],
  });
  await on.act(admin, 'duplicate.configure', orgId, { autoMerge: false });
  const told = await on.join(orgId, 'member');
  await db.sql`
    insert into notice (id, org_id, user_id, kind, subject_kind, subject_id, group_key)
    values (${ids.notice}, ${orgId}, ${told.userId}, 'lead.assigned', 'lead', ${ids.lead}, 'g')`;
  await db.sql`
    insert into email_check (org_id, address, domain, checked_at)
    values (${orgId}, 'checked@example.com', 'example.com', now())`;
  await on.act(admin, 'verification.configure', orgId, { autoVerify: false });
  ids.memberId = String((await db.sql`select id from member where org_id = ${orgId}`)[0]?.['id']);
});
afterAll(() => db.drop());

const sort = { field: 'createdAt', direction: 'desc' };
const QUERY_ARGS: Record<string, () => ReadonlyJSONValue | undefined> = {
  'org.mine': () => undefined,
  'org.members': () => ({ orgId }),
  'org.invitations': () => ({ orgId }),
  'credit.entries': () => ({ orgId, limit: 10 }),
  'request.list': () => ({ orgId, limit: 10 }),
  'request.recent': () => ({ orgId, limit: 5 }),
  'request.one': () => ({ orgId, requestId: ids.request }),
  'request.results': () => ({ orgId, requestId: ids.request }),
  'request.setting': () => ({ orgId }),
  'request.reading': () => ({ orgId, readingId: ids.reading }),
  'cost.days': () => ({ orgId, since: '2020-01-01' }),
  'cost.ofLead': () => ({ orgId, leadId: ids.lead, limit: 10 }),
  'analysis.ofLead': () => ({ orgId, leadId: ids.lead }),
  'analysis.ofLeads': () => ({ orgId, leadIds: [ids.lead] }),
  'analysis.batches': () => ({ orgId, limit: 10 }),
  'analysis.batch': () => ({ orgId, batchId: ids.analysisBatch }),
  'crawl.tasks': () => ({ orgId, limit: 10 }),
  'crawl.task': () => ({ orgId, taskId: ids.task }),
  'crawl.results': () => ({ orgId, taskId: ids.task, sinceRun: 0, limit: 10 }),
  'lead.list': () => ({ orgId, filter: {}, sort, limit: 10 }),
  'lead.recentEdits': () => ({ orgId }),
  'lead.mine': () => ({ orgId, limit: 10 }),
  'lead.pages': () => ({ orgId, leadIds: [ids.lead] }),
  'lead.page': () => ({ orgId, leadId: ids.lead }),
  'clash.mine': () => ({ orgId }),
  'duplicate.open': () => ({ orgId, limit: 10 }),
  'duplicate.ofLead': () => ({ orgId, leadId: ids.lead }),
  'duplicate.mergesOfLead': () => ({ orgId, leadId: ids.lead }),
  'duplicate.recentMerges': () => ({ orgId }),
  'duplicate.setting': () => ({ orgId }),
  'tag.list': () => ({ orgId }),
  'pipeline.list': () => ({ orgId }),
  'view.list': () => ({ orgId }),
  'listing.rules': () => ({ orgId }),
  'pipeline.board': () => ({ orgId, pipelineId: ids.pipeline }),
  'pipeline.dealsOfLead': () => ({ orgId, leadId: ids.lead }),
  'enrichment.runsOfLead': () => ({ orgId, leadId: ids.lead }),
  'enrichment.factsOfLead': () => ({ orgId, leadId: ids.lead }),
  'enrichment.batches': () => ({ orgId }),
  'enrichment.setting': () => ({ orgId }),
  'provider.keys': () => ({ orgId }),
  'provider.health': () => ({ orgId }),
  'verification.ofAddress': () => ({ orgId, address: 'checked@example.com' }),
  'verification.setting': () => ({ orgId }),
  'verification.latest': () => ({ orgId }),
  'icp.list': () => ({ orgId }),
  'profile.list': () => ({ orgId }),
  'score.ofLead': () => ({ orgId, leadId: ids.lead }),
  'score.sample': () => ({ orgId, limit: 10 }),
  'notice.mine': () => undefined,
  'notice.setting': () => undefined,
};
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
    values (${newId()}, ${orgId}, 'person', 'Mine', ${actor.userId})`,
  'clash.mine': (actor) => db.sql`
    insert into clash (id, org_id, subject_kind, subject_id, subject_label, field, kept_by, kept_at, other_at)
    values (${newId()}, ${orgId}, 'lead', ${ids.lead}, 'L', 'name', ${actor.userId}, now(), now())`,
  // Somebody outside can't even have one: a notice belongs to a membership.
  'notice.mine': (actor) => db.sql`
    select write_notices(${orgId}, ${admin.userId}, ${[actor.userId]}, 'lead.assigned', 'lead',
      ${ids.lead}, 'g', '{}')`,
  'notice.setting': (actor) => db.sql`
    insert into notice_setting (user_id) values (${actor.userId})`,
};

async function rowsFor(actor: Actor, name: string): Promise<unknown[]> {
  const read = mustGetQuery(queries, name).fn;
  const query: AnyQuery = read({ args: QUERY_ARGS[name]?.(), ctx: actor });
  const found = await on.provider.transaction((tx) => tx.run(query));
  if (Array.isArray(found)) return found;
  return found ? [found] : [];
}

describe('named queries', () => {
  test('are all tried here', () => {
    expect(allQueryNames(queries).toSorted()).toEqual(Object.keys(QUERY_ARGS).toSorted());
  });

  test.each(Object.keys(QUERY_ARGS))('%s shows rows to those the policy names', async (name) => {
    for (const role of ROLES) {
      const actor = await on.join(orgId, role);
      const action = QUERY_ACTION[name];
      await PERSONAL[name]?.(actor);
      const isAllowed = !action || can(role, action);
      expect([role, (await rowsFor(actor, name)).length > 0]).toEqual([role, isAllowed]);
    }
  });

  test.each(Object.keys(QUERY_ARGS))('%s shows nothing to outsiders', async (name) => {
    const other = await on.org('Other');
    const removed = await on.join(orgId, 'admin');
    await db.sql`delete from member where user_id = ${removed.userId}`;
    const seen = [];
    for (const actor of [other.admin, removed, await on.person('Eve')]) {
      await PERSONAL[name]?.(actor);
      seen.push(
        ...(await rowsFor(actor, name)).filter((row) => JSON.stringify(row).includes(orgId)),
      );
    }
    expect(seen).toEqual([]);
  });
});

const VERB_INPUT: Record<VerbName, () => unknown> = {
  'org.create': () => ({ name: 'X', memberId: newId() }),
  'org.rename': () => ({ name: 'X' }),
  'org.delete': () => ({ confirmName: 'X' }),
  'enrichment.start': () => ({ leadIds: [ids.lead] }),
  'enrichment.cancel': () => ({ batchId: ids.enrichment }),
  'enrichment.configure': () => ({ mode: 'parallel' }),
  'invitation.create': () => ({ id: newId(), email: 'x@example.com', role: 'admin' }),
  'invitation.revoke': () => ({ id: ids.invitation }),
  'invitation.accept': () => ({ id: ids.invitation, memberId: newId() }),
  'member.changeRole': () => ({ memberId: ids.memberId, role: 'viewer' }),
  'member.remove': () => ({ memberId: ids.memberId }),
  'member.leave': () => ({}),
  'request.create': () => ({
    id: newId(),
    text: 'dentists in Leeds',
    criteria: { industries: ['dentist'] },
    parsedBy: 'rules',
    sources: ['own-leads'],
    wanted: 5,
  }),
  'request.read': () => ({ id: newId(), text: 'T' }),
  'request.cancel': () => ({ requestId: ids.request }),
  'request.delete': () => ({ requestId: ids.endedRequest }),
  'request.restore': () => ({ requestId: ids.request }),
  'request.setAutoSave': () => ({ autoSave: false }),
  'analysis.start': () => ({ id: newId(), leadId: ids.lead, tier: 'xray' }),
  'analysis.cancel': () => ({ runId: ids.analysis }),
  'analysis.startMany': () => ({
    id: newId(),
    tier: 'xray',
    runs: [{ id: newId(), leadId: ids.lead }],
  }),
  'analysis.cancelMany': () => ({ batchId: ids.analysisBatch }),
  'crawl.create': () => ({
    id: newId(),
    name: 'X',
    sourceKind: 'urls',
    source: { urls: ['example.com'] },
    settings: DEFAULT_CRAWL_SETTINGS,
    budgetCredits: 1,
  }),
  'crawl.update': () => ({
    taskId: ids.task,
    name: 'X',
    sourceKind: 'urls',
    source: { urls: ['example.com'] },
    settings: DEFAULT_CRAWL_SETTINGS,
    budgetCredits: 1,
  }),
  'crawl.start': () => ({ taskId: ids.task }),
  'crawl.pause': () => ({ taskId: ids.task }),
  'crawl.resume': () => ({ taskId: ids.task }),
  'crawl.cancel': () => ({ taskId: ids.task }),
  'crawl.retryFailed': () => ({ taskId: ids.task }),
  'crawl.rename': () => ({ taskId: ids.task, name: 'X' }),
  'crawl.schedule': () => ({ taskId: ids.task, schedule: 'daily' }),
  'crawl.delete': () => ({ taskId: ids.task }),
  'lead.create': () => ({ id: newId(), kind: 'person', fields: { name: 'X' } }),
  'lead.edit': () => ({ leadId: ids.lead, changes: { name: 'X' } }),
  'lead.chooseValue': () => ({ leadId: ids.lead, fieldValueId: newId() }),
  'lead.setStatus': () => ({ leadIds: [ids.lead], status: 'qualified' }),
  'lead.assign': () => ({ leadIds: [ids.lead], ownerId: null }),
  'lead.tag': () => ({ leadIds: [ids.lead], tagId: ids.tag }),
  'lead.untag': () => ({ leadIds: [ids.lead], tagId: ids.tag }),
  'lead.delete': () => ({ leadIds: [ids.lead] }),
  'lead.restore': () => ({ leadIds: [ids.lead] }),
  'lead.note': () => ({ leadId: ids.lead, body: 'X' }),
  'clash.resolve': () => ({ clashId: `${newId()}/x`, resolution: 'kept' }),
  'duplicate.merge': () => ({
    id: newId(),
    survivorId: ids.lead,
    mergedId: ids.twin,
    take: ['name'],
  }),
  'duplicate.unmerge': () => ({ mergeId: ids.merge }),
  'duplicate.dismiss': () => ({ leadIds: [ids.lead, ids.twin] }),
  'duplicate.reopen': () => ({ leadIds: [ids.lead, ids.twin] }),
  'duplicate.configure': () => ({ autoMerge: true }),
  'duplicate.sweep': () => ({}),
  'lead.editNote': () => ({ noteId: `${ids.noteOp}:note`, body: 'changed' }),
  'lead.removeNote': () => ({ noteId: `${ids.noteOp}:note` }),
  'tag.create': () => ({ id: newId(), name: 'X', color: 'red' }),
  'tag.delete': () => ({ tagId: ids.tag }),
  'pipeline.create': () => ({
    id: newId(),
    name: 'X',
    currency: 'EUR',
    position: 'X0000',
    stages: [newStage(newId(), 'V0000')],
  }),
  'pipeline.rename': () => ({ pipelineId: ids.pipeline, name: 'X' }),
  'pipeline.setCurrency': () => ({ pipelineId: ids.pipeline, currency: 'SEK' }),
  'pipeline.move': () => ({ pipelineId: ids.pipeline, position: 'X0000' }),
  'pipeline.delete': () => ({ pipelineId: ids.pipeline }),
  'pipeline.restore': () => ({ pipelineId: ids.pipeline }),
  'stage.create': () => ({ ...newStage(newId(), 'X0000'), pipelineId: ids.pipeline }),
  'stage.update': () => ({ stageId: ids.stage, changes: { name: 'X' } }),
  'stage.move': () => ({ stageId: ids.stage, position: 'X0000' }),
  'stage.delete': () => ({ stageId: ids.stage, moveToStageId: ids.otherStage }),
  'stage.restore': () => ({ stageId: ids.stage }),
  'deal.add': () => ({
    pipelineId: ids.pipeline,
    stageId: ids.stage,
    deals: [{ id: newId(), leadId: ids.lead, position: 'X0000' }],
  }),
  'deal.move': () => ({ dealIds: [ids.deal], stageId: ids.otherStage }),
  'deal.update': () => ({ dealId: ids.deal, changes: { title: 'X' } }),
  'deal.remove': () => ({ dealIds: [ids.deal] }),
  'deal.restore': () => ({ dealIds: [ids.deal] }),
  'listing.saveRule': () => ({
    ruleId: newId(),
    host: 'other.example.com',
    linkShape: 'li>a',
    sample: 'X',
  }),
  'listing.removeRule': () => ({ ruleId: ids.listingRule }),
  'view.save': () => ({ id: newId(), name: 'X', isShared: true, shows: VIEW }),
  'view.change': () => ({ viewId: ids.view, changes: { name: 'X' } }),
  'view.delete': () => ({ viewId: ids.view }),
  'profile.create': () => ({ ...PROFILE, id: newId() }),
  'profile.update': () => ({ profileId: ids.businessProfile, changes: { name: 'X' } }),
  'profile.delete': () => ({ profileId: ids.businessProfile }),
  'profile.restore': () => ({ profileId: ids.deletedBusinessProfile }),
  'icp.create': () => ({ id: newId(), name: 'X', criteria: {}, weights: {} }),
  'icp.update': () => ({ icpId: ids.icp, changes: { name: 'X' } }),
  'icp.duplicate': () => ({ icpId: ids.icp, id: newId(), name: 'X' }),
  'icp.setDefault': () => ({ icpId: ids.icp, isDefault: false }),
  'icp.delete': () => ({ icpId: ids.icp }),
  'icp.restore': () => ({ icpId: ids.deletedIcp }),
  'notice.read': () => ({ noticeIds: [ids.notice] }),
  'notice.readAll': () => ({}),
  'notice.configure': () => ({ quiet: null }),
  'verification.start': () => ({ leadIds: [ids.lead] }),
  'verification.configure': () => ({ autoVerify: true }),
};

function attempt(actor: Actor, name: VerbName, inOrg: string): Promise<void> {
  const op = { id: newId(), device: 'test', seq: 1, at: Date.now() };
  const act: Envelope = { op, orgId: inOrg, v: 1, input: VERB_INPUT[name]() as Envelope['input'] };
  return runVerb({ provider: on.provider, sql: db.sql }, actor, name, act);
}

/** All that a refused verb must leave as it was. */
async function everything(): Promise<string> {
  const tables = [
    'org',
    'invitation',
    'crawl_task',
    'lead',
    'lead_tag',
    'tag',
    'activity',
    'field_value',
    'notice',
    'pipeline',
    'stage',
    'deal',
    'duplicate_candidate',
    'duplicate_setting',
    'lead_merge',
    'analysis_batch',
    'analysis_run',
    'business_profile',
    'icp',
    'lead_request',
    'search_setting',
  ];
  const texts = await Promise.all(
    tables.map(
      (table) =>
        db.sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
          from ${db.sql(table)} t where ${db.sql(table === 'org' ? 'id' : 'org_id')} = ${orgId}`,
    ),
  );
  return texts.map((rows) => String(rows[0]?.['sum'])).join();
}

describe('verbs', () => {
  const names = Object.keys(verbs) as VerbName[];
  const guarded = names.filter((name) => verbByName(name).action !== null);

  test('that decide for themselves who may are known', () => {
    expect(names.filter((name) => !guarded.includes(name))).toEqual([
      'org.create',
      'invitation.accept',
    ]);
  });

  test.each(guarded)('%s answers an outsider as if the org did not exist', async (name) => {
    const before = await everything();
    const outsider = (await on.org('Other')).admin;
    const refused = { code: 'not_found' };
    await expect(attempt(outsider, name, orgId)).rejects.toMatchObject(refused);
    await expect(attempt(outsider, name, newId())).rejects.toMatchObject(refused);
    expect(await everything()).toBe(before);
  });

  test.each(guarded)('%s can not reach into an org from another one', async (name) => {
    const before = await everything();
    const other = await on.org('Other');
    await attempt(other.admin, name, other.orgId).catch(() => undefined);
    expect(await everything()).toBe(before);
  });

  test.each(guarded)('%s refuses the roles that the policy leaves out', async (name) => {
    const before = await everything();
    const action = verbByName(name).action;
    for (const role of ROLES.filter((r) => action && !can(r, action))) {
      const actor = await on.join(orgId, role);
      await expect(attempt(actor, name, orgId)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await everything()).toBe(before);
  });

  test('that accept an invitation want one for this very person', async () => {
    const eve = await on.person('Eve');
    await expect(attempt(eve, 'invitation.accept', orgId)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('that create an org can not take over one that exists', async () => {
    const eve = await on.person('Eve');
    await expect(attempt(eve, 'org.create', orgId)).rejects.toMatchObject({ code: 'conflict' });
    const rows =
      await db.sql`select from member where org_id = ${orgId} and user_id = ${eve.userId}`;
    expect(rows.length).toBe(0);
  });
});

describe('row-level security', () => {
  async function as<T>(
    actor: Actor,
    inOrg: string,
    role: string,
    work: (tx: typeof db.sql) => Promise<T>,
  ) {
    return db.sql.begin(async (tx) => {
      await tx`select set_config('app.user_id', ${actor.userId}, true),
        set_config('app.org_id', ${inOrg}, true), set_config('app.role', ${role}, true),
        set_config('role', 'quarry_app', true)`;
      return work(tx);
    });
  }

  test('is on for every table that has an org', async () => {
    const open = await db.sql`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`;
    expect(open.map((row) => String(row['relname']))).toEqual([]);
  });

  test('lets a viewer write nothing, even past verb and policy', async () => {
    const viewer = await on.join(orgId, 'viewer');
    const insert = as(
      viewer,
      orgId,
      'viewer',
      (tx) => tx`insert into tag (id, org_id, name) values (${newId()}, ${orgId}, 'V')`,
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
    const changed = await as(viewer, orgId, 'viewer', async (tx) => [
      (await tx`update lead set name = 'hacked'`).count,
      (await tx`delete from lead_tag`).count,
      (await tx`update crawl_task set name = 'hacked'`).count,
    ]);
    expect(changed).toEqual([0, 0, 0]);
  });

  test('shows no row of another org in any table', async () => {
    const other = await on.org('Other');
    const tables = await db.sql<{ relname: string }[]>`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r'
        and has_table_privilege('quarry_app', c.oid, 'select')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`;
    const counts = await as(other.admin, other.orgId, 'admin', async (tx) => {
      const seen: Record<string, number> = {};
      for (const { relname } of tables) {
        seen[relname] = (await tx`select from ${tx(relname)} where org_id = ${orgId}`).length;
      }
      return seen;
    });
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(0);
    expect(tables.length).toBeGreaterThan(15);
  });

  test('keeps money and history out of the app role’s hands', async () => {
    const writes = [
      'update credit_account set balance = 1000000',
      'insert into credit_entry select * from credit_entry',
      'update audit_event set verb = $$x$$',
      'update activity set actor_id = $$x$$',
      'update operation set outcome = $$applied$$',
    ];
    for (const statement of writes) {
      const tried = as(admin, orgId, 'admin', (tx) => tx.unsafe(statement));
      await expect(tried).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('leaves the timeline alone but for one’s own notes', async () => {
    const member = await on.join(orgId, 'member');
    const changed = await as(member, orgId, 'member', async (tx) => [
      (await tx`delete from activity`).count,
      (await tx`update activity set body = 'hacked' where kind <> 'note'`).count,
    ]);
    expect(changed).toEqual([0, 0]);
  });
});
