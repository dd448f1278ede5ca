import { captureCredits } from '../../platform/credit/ledger.ts';
import type { TransactionSql } from '../../platform/sql.ts';
import { PRICES } from '../../schema/credit/prices.ts';
import { newId } from '../../schema/id.ts';
import { jsonRows } from './json-rows.ts';
import {
  LEAD_COLUMNS,
  type Identity,
  type LeadCandidate,
  type UnitLeads,
} from './lead-candidates.ts';
import { saveCompanies } from './save-companies.ts';
import { saveReceipts } from './save-receipts.ts';
import { lockHold, type CrawlTask } from './task.ts';
import type { WrittenReceipts } from './written-receipts.ts';

export interface SavedLeads {
  /** Leads of this task that it did not have before. */
  found: number;
  /** Of these, the ones that the org did not have either. */
  fresh: FreshLead[];
  credits: number;
  /** The hold has nothing left for another lead. */
  isBudgetSpent: boolean;
  /** For `WrittenReceipts`, once this is committed. */
  receipts: Map<string, string>;
}

export interface FreshLead {
  id: string;
  name: string;
  title: string | null;
  company: string | null;
  url: string;
}

/** A candidate that has its lead. */
export interface PlacedLead {
  leadId: string;
  isNew: boolean;
  candidate: LeadCandidate;
}

/**
 * Turns the merged sites of one batch into companies, leads and receipts, inside the transaction
 * that finishes their pages. A lead that the org has, by any exact identity, is kept up to date for
 * free; a new one costs a credit, captured here from the run's hold. When the hold is spent, what
 * would have been new is left out.
 */
export async function saveLeads(
  tx: TransactionSql,
  task: CrawlTask,
  units: UnitLeads[],
  { captureKey, written }: { captureKey: string; written: WrittenReceipts },
): Promise<SavedLeads> {
  const candidates = units.flatMap(({ leads }) => leads);
  if (candidates.length === 0) return NOTHING;
  const left = await lockHold(tx, task);
  // Two crawls of one org may meet the same person at the same moment: one looks after the other.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`lead-identity:${task.orgId}`}, 0))`;
  const known = await findKnown(tx, task.orgId, candidates);
  const affordable = Math.floor(left / PRICES.crawledLead);
  const { placed, turnedAway } = place(candidates, known, affordable);
  const companyIds = await saveCompanies(tx, task.orgId, units, placed);
  const fresh = placed.filter(({ isNew }) => isNew);
  await insertLeads(tx, { ...task, credits: PRICES.crawledLead }, fresh, companyIds);
  await insertIdentities(tx, task.orgId, placed);
  const receipts = await saveReceipts(tx, task.orgId, placed, written);
  const found = await insertResults(tx, task, placed);
  const credits = fresh.length * PRICES.crawledLead;
  if (credits > 0) await capture(tx, task, credits, captureKey);
  return {
    found,
    fresh: fresh.map(({ leadId, candidate }) => describe(leadId, candidate)),
    credits,
    isBudgetSpent: turnedAway > 0 || affordable - fresh.length <= 0,
    receipts,
  };
}

const NOTHING: SavedLeads = {
  found: 0,
  fresh: [],
  credits: 0,
  isBudgetSpent: false,
  receipts: new Map(),
};

const keyOf = ({ kind, value }: Identity) => `${kind}:${value}`;

export async function findKnown(
  tx: TransactionSql,
  orgId: string,
  candidates: LeadCandidate[],
): Promise<Map<string, string>> {
  const identities = candidates.flatMap((candidate) => candidate.identities);
  const rows = await tx<{ kind: Identity['kind']; value: string; leadId: string }[]>`
    select kind, value, lead_id as "leadId"
    from lead_identity
    join json_to_recordset(${jsonRows(identities)}::text::json) as wanted (kind text, value text)
      using (kind, value)
    where org_id = ${orgId}`;
  return new Map(rows.map((row) => [keyOf(row), row.leadId]));
}

/** Gives each candidate its lead: one that is known, one of this batch, or a new one. */
export function place(
  candidates: LeadCandidate[],
  known: Map<string, string>,
  affordable: number,
): { placed: PlacedLead[]; turnedAway: number } {
  const placed: PlacedLead[] = [];
  let turnedAway = 0;
  let bought = 0;
  for (const candidate of candidates) {
    const keys = candidate.identities.map(keyOf);
    const knownKey = keys.find((key) => known.has(key));
    const knownId = knownKey === undefined ? undefined : known.get(knownKey);
    if (knownId === undefined && bought >= affordable) {
      turnedAway++;
      continue;
    }
    const leadId = knownId ?? newId();
    if (knownId === undefined) bought++;
    for (const key of keys) if (!known.has(key)) known.set(key, leadId);
    placed.push({ leadId, isNew: knownId === undefined, candidate });
  }
  return { placed, turnedAway };
}

export async function insertLeads(
  tx: TransactionSql,
  /** The crawl that found them, if one did, and what each of them is sold at. */
  task: { orgId: string; id: string | null; credits: number },
  fresh: PlacedLead[],
  companyIds: Map<string, string>,
): Promise<void> {
  if (fresh.length === 0) return;
  const rows = fresh.map(({ leadId, candidate }) => ({
    ...Object.fromEntries(
      LEAD_COLUMNS.map((column) => [column, candidate.columns[column] ?? null]),
    ),
    id: leadId,
    company_id: companyIds.get(candidate.unit) ?? null,
    kind: candidate.kind,
    source_url: candidate.sourceUrl,
    activity_id: newId(),
  }));
  await tx`
    with fresh as (
      select * from json_to_recordset(${jsonRows(rows)}::text::json) as row (
        id text, company_id text, kind text, name text, title text, company_name text, email text,
        phone text, website text, street text, city text, region text, postal_code text,
        country text, linkedin text, source_url text, activity_id text
      )
    ),
    made as (
      insert into lead (
        id, org_id, company_id, kind, name, title, company_name, email, phone, website, street,
        city, region, postal_code, country, linkedin, task_id, source_url, spent_credits
      )
      select
        id, ${task.orgId}, company_id, kind, name, title, company_name, email, phone, website,
        street, city, region, postal_code, country, linkedin, ${task.id}, source_url,
        ${task.credits}
      from fresh
      returning id
    )
    insert into activity (id, org_id, lead_id, kind, body)
    select fresh.activity_id, ${task.orgId}, fresh.id, 'found', fresh.source_url
    from fresh join made using (id)`;
}

export async function insertIdentities(
  tx: TransactionSql,
  orgId: string,
  placed: PlacedLead[],
): Promise<void> {
  const rows = placed.flatMap(({ leadId, candidate }) =>
    candidate.identities.map(({ kind, value }) => ({ kind, value, lead_id: leadId })),
  );
  await tx`
    insert into lead_identity (org_id, kind, value, lead_id)
    select ${orgId}, kind, value, lead_id
    from json_to_recordset(${jsonRows(rows)}::text::json)
      as row (kind text, value text, lead_id text)
    on conflict do nothing`;
}

async function insertResults(
  tx: TransactionSql,
  task: CrawlTask,
  placed: PlacedLead[],
): Promise<number> {
  const byLead = new Map(placed.map(({ leadId, isNew }) => [leadId, isNew]));
  for (const { leadId, isNew } of placed) if (isNew) byLead.set(leadId, true);
  const rows = [...byLead].map(([leadId, isNew]) => ({
    lead_id: leadId,
    is_new: isNew,
    credits: isNew ? PRICES.crawledLead : 0,
  }));
  const { count } = await tx`
    insert into crawl_result (task_id, lead_id, org_id, run, is_new, credits)
    select ${task.id}, lead_id, ${task.orgId}, ${task.run}, is_new, credits
    from json_to_recordset(${jsonRows(rows)}::text::json)
      as row (lead_id text, is_new boolean, credits int)
    on conflict (task_id, lead_id) do update
    set run = excluded.run, is_new = false, credits = 0
    where crawl_result.run < excluded.run`;
  return count;
}

async function capture(
  tx: TransactionSql,
  task: CrawlTask,
  credits: number,
  captureKey: string,
): Promise<void> {
  const outcome = await captureCredits(tx, {
    orgId: task.orgId,
    holdId: task.holdId,
    amount: credits,
    idempotencyKey: captureKey,
    reason: `${credits} new ${credits === 1 ? 'lead' : 'leads'} from crawl “${task.name}”`,
    subjectKind: 'crawl_task',
    subjectId: task.id,
  });
  // The hold was locked with enough left, and a finished page can't be finished again.
  if (outcome !== 'captured') throw new Error(`Capture of ${captureKey} was ${outcome}`);
}

function describe(id: string, { columns, sourceUrl }: LeadCandidate): FreshLead {
  return {
    id,
    name: columns.name,
    title: columns.title ?? null,
    company: columns.company_name ?? null,
    url: sourceUrl,
  };
}
