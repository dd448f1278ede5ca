import { pairId } from '../../../schema/duplicate/table.ts';
import { newId } from '../../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../../schema/source/settings.ts';
import type { Actor } from '../../../schema/tables.ts';
import type { VerbInput, VerbName } from '../../../schema/verbs.ts';
import type { stage } from '../../testing/actors.ts';
import type { Sql } from '../../sql.ts';

export const VIEW = { filter: {}, sort: { field: 'name', direction: 'asc' } } as const;

export const PROFILE = {
  name: 'B',
  website: null,
  sells: '',
  customers: '',
  tone: '',
  proof: '',
  services: [],
};

export const newStage = (id: string, position: string) => ({
  id,
  name: 'S',
  color: 'sky',
  kind: 'open' as const,
  position,
});

/** An org that has a row of everything a query can show or a verb can name. */
export interface FurnishedOrg {
  orgId: string;
  admin: Actor;
  ids: ReturnType<typeof newIds>;
}

const newIds = () => ({
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
  todo: newId(),
  deletedTodo: newId(),
  listingRule: newId(),
  request: newId(),
  endedRequest: newId(),
  reading: newId(),
});

type Stage = ReturnType<typeof stage>;
type Act = <Name extends VerbName>(
  name: Name,
  input: VerbInput<Name>,
  opId?: string,
) => Promise<void>;

interface Site extends FurnishedOrg {
  sql: Sql;
  on: Stage;
  act: Act;
}

export async function furnishOrg(sql: Sql, on: Stage): Promise<FurnishedOrg> {
  const { orgId, admin } = await on.org();
  const act: Act = (name, input, opId) => on.act(admin, name, orgId, input, opId);
  const site = { orgId, admin, ids: newIds(), sql, on, act };
  await addLeads(site);
  await addPipeline(site);
  await addSearches(site);
  await addEnrichment(site);
  await addScores(site);
  await addAnalyses(site);
  await addDuplicates(site);
  await addPeople(site);
  return { orgId, admin, ids: site.ids };
}

async function addLeads({ act, ids }: Site): Promise<void> {
  await act('lead.create', { id: ids.lead, kind: 'person', fields: { name: 'L' } });
  await act('lead.edit', { leadId: ids.lead, changes: { title: 'T' } });
  await act('lead.note', { leadId: ids.lead, body: 'secret' }, ids.noteOp);
  await act('tag.create', { id: ids.tag, name: 'T', color: 'red' });
  await act('lead.tag', { leadIds: [ids.lead], tagId: ids.tag });
  for (const id of [ids.todo, ids.deletedTodo]) {
    await act('todo.add', { id, leadId: ids.lead, title: 'T', dueOn: null, assigneeId: null });
  }
  await act('todo.remove', { todoIds: [ids.deletedTodo] });
  await act('view.save', { id: ids.view, name: 'V', isShared: true, shows: VIEW });
}

async function addPipeline({ act, ids }: Site): Promise<void> {
  await act('pipeline.create', {
    id: ids.pipeline,
    name: 'P',
    currency: 'EUR',
    position: 'V0000',
    stages: [newStage(ids.stage, 'V0000'), newStage(ids.otherStage, 'W0000')],
  });
  await act('deal.add', {
    pipelineId: ids.pipeline,
    stageId: ids.stage,
    deals: [{ id: ids.deal, leadId: ids.lead, position: 'V0000' }],
  });
}

async function addSearches({ act, ids, sql, orgId }: Site): Promise<void> {
  await act('crawl.create', {
    id: ids.task,
    name: 'C',
    sourceKind: 'urls',
    source: { urls: ['example.com'] },
    settings: DEFAULT_CRAWL_SETTINGS,
    budgetCredits: 5,
  });
  await sql`
    insert into crawl_result (task_id, lead_id, org_id, run, is_new)
    values (${ids.task}, ${ids.lead}, ${orgId}, 1, true)`;
  await act('listing.saveRule', {
    ruleId: ids.listingRule,
    host: 'directory.example.com',
    linkShape: 'ul>li.card>a',
    sample: 'Acme',
  });
  for (const id of [ids.request, ids.endedRequest]) {
    await act('request.create', {
      id,
      text: 'T',
      criteria: { industries: ['dentist'] },
      wanted: 1,
      parsedBy: 'rules',
      sources: ['own-leads'],
    });
  }
  await sql`update lead_request set state = 'completed' where id = ${ids.endedRequest}`;
  await sql`
    insert into request_result (request_id, lead_id, org_id, source, is_new, total, explanation)
    values (${ids.request}, ${ids.lead}, ${orgId}, 'own-leads', false, 50, '{}')`;
  await act('request.read', { id: ids.reading, text: 'T' });
  await act('request.setAutoSave', { autoSave: false });
}

async function addEnrichment({ act, ids, sql, orgId }: Site): Promise<void> {
  await act('enrichment.start', { leadIds: [ids.lead] });
  await act('enrichment.configure', { mode: 'waterfall' });
  await sql`insert into enrichment_batch (id, org_id, total) values (${ids.enrichment}, ${orgId}, 2)`;
  await sql`insert into lead_fact (lead_id, org_id) values (${ids.lead}, ${orgId})`;
  await sql`insert into provider_health (org_id, provider) values (${orgId}, 'hunter')`;
  await sql`
    insert into provider_key (org_id, provider, sealed, hint)
    values (${orgId}, 'hunter', 'x', 'abcd')`;
  await sql`
    insert into email_check (org_id, address, domain, checked_at)
    values (${orgId}, 'checked@example.com', 'example.com', now())`;
  await act('verification.configure', { autoVerify: false });
}

async function addScores({ act, ids, sql, orgId }: Site): Promise<void> {
  for (const id of [ids.businessProfile, ids.deletedBusinessProfile]) {
    await act('profile.create', { ...PROFILE, id });
  }
  for (const id of [ids.icp, ids.deletedIcp]) {
    await act('icp.create', { id, name: 'I', criteria: {}, weights: {} });
  }
  await act('profile.delete', { profileId: ids.deletedBusinessProfile });
  await act('icp.delete', { icpId: ids.deletedIcp });
  await sql`
    insert into score (lead_id, org_id, total, parts, inputs_hash)
    values (${ids.lead}, ${orgId}, 1, '{}', 'x')`;
}

async function addAnalyses({ act, ids, sql, orgId }: Site): Promise<void> {
  await act('analysis.start', { id: ids.analysis, leadId: ids.lead, tier: 'light' });
  await sql`
    insert into analysis_batch (id, org_id, tier, total, queued)
    values (${ids.analysisBatch}, ${orgId}, 'deep', 1, 1)`;
  await sql`
    insert into analysis_run (id, org_id, lead_id, batch_id, tier, price_credits)
    values (${newId()}, ${orgId}, ${ids.lead}, ${ids.analysisBatch}, 'deep', 3)`;
  await sql`
    insert into cost_entry (id, org_id, kind, provider, operation, lead_id, cost_micros)
    values (${newId()}, ${orgId}, 'llm', 'openai', 'm', ${ids.lead}, 5)`;
}

async function addDuplicates({ act, ids, sql, orgId }: Site): Promise<void> {
  for (const id of [ids.twin, ids.gone]) {
    await act('lead.create', { id, kind: 'person', fields: { name: 'L' } });
  }
  const [one, other] = [ids.lead, ids.twin].toSorted() as [string, string];
  await sql`
    insert into duplicate_candidate (id, org_id, lead_a_id, lead_b_id, probability, features)
    values (${pairId(one, other)}, ${orgId}, ${one}, ${other}, 0.9, '[]')`;
  const pair = { survivorId: ids.lead, mergedId: ids.gone };
  await act('duplicate.merge', { ...pair, id: ids.merge, take: [] });
  await act('duplicate.configure', { autoMerge: false });
}

async function addPeople({ act, ids, sql, on, orgId }: Site): Promise<void> {
  await act('invitation.create', {
    id: ids.invitation,
    email: 'someone@example.com',
    role: 'viewer',
  });
  const told = await on.join(orgId, 'member');
  await sql`
    insert into notice (id, org_id, user_id, kind, subject_kind, subject_id, group_key)
    values (${ids.notice}, ${orgId}, ${told.userId}, 'lead.assigned', 'lead', ${ids.lead}, 'g')`;
  const [member] = await sql<{ id: string }[]>`select id from member where org_id = ${orgId}`;
  ids.memberId = member?.id ?? '';
}
