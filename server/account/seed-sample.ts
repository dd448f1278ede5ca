import { gzipSync } from 'node:zlib';
import { newId } from '../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import { type ObjectStore, snapshotKey } from '../../platform/object-store.ts';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { SAMPLE_TAGS } from './sample-data.ts';
import { seedSampleDeals } from './seed-sample-deals.ts';
import { seedSampleIcp } from './seed-sample-icp.ts';
import { makeSampleRows, samplePages } from './sample-rows.ts';

type Rows = ReturnType<typeof makeSampleRows>;

/**
 * Fills a sample workspace with a crawl that has just ended: leads with receipts that open, tags
 * and notes. Once: a workspace that has leads is left as it is. The crawl cost nothing, so the
 * ledger says nothing of it.
 */
export async function seedSample(
  { sql, objects }: { sql: Sql; objects: ObjectStore },
  orgId: string,
  userId: string,
): Promise<void> {
  // First the pages, so that no receipt ever points at nothing.
  await Promise.all(
    samplePages.map(({ hash, html }) =>
      objects.put(snapshotKey(hash), gzipSync(html), 'text/html'),
    ),
  );
  await sql.begin(async (tx) => {
    await tx`set local role quarry_system`;
    await tx`select from org where id = ${orgId} for update`;
    const [lead] = await tx`select from lead where org_id = ${orgId} limit 1`;
    if (lead) return;
    const rows = makeSampleRows();
    const taskId = newId();
    await insertTask(tx, { orgId, userId, taskId, rows });
    await insertLeads(tx, orgId, taskId, rows);
    await insertTrail(tx, orgId, userId, rows);
    await seedSampleDeals(tx, orgId, userId);
    await seedSampleIcp(tx, orgId, userId);
  });
}

async function insertTask(
  tx: TransactionSql,
  { orgId, userId, taskId, rows }: { orgId: string; userId: string; taskId: string; rows: Rows },
): Promise<void> {
  const source = { urls: rows.pages.map(({ url }) => url) };
  await tx`
    insert into crawl_task (
      id, org_id, name, source_kind, source, settings, budget_credits, state, run, progress,
      pages_found, pages_done, page_kinds, leads_found, leads_new, pages_per_minute, created_by,
      created_at, started_at, finished_at
    )
    values (
      ${taskId}, ${orgId}, 'Eight companies in five countries', 'urls',
      ${JSON.stringify(source)}::text::jsonb,
      ${JSON.stringify(DEFAULT_CRAWL_SETTINGS)}::text::jsonb, ${rows.leads.length}, 'completed', 1,
      100, ${rows.pages.length}, ${rows.pages.length},
      ${JSON.stringify({ ok: rows.pages.length })}::text::jsonb, ${rows.leads.length},
      ${rows.leads.length}, 16, ${userId}, now() - interval '34 s', now() - interval '32 s', now()
    )`;
  await tx`
    with page as (
      select * from json_to_recordset(${JSON.stringify(rows.pages)}::text::json)
        as page (url text, host text, hash text, title text, bytes int)
    ),
    kept as (
      insert into page_snapshot (org_id, hash, url, title, bytes)
      select ${orgId}, hash, url, title, bytes from page
    )
    insert into crawl_page (
      task_id, org_id, run, url, host, state, kind, via, status, snapshot_hash, finished_at
    )
    select ${taskId}, ${orgId}, 1, url, host, 'done', 'ok', 'http', 200, hash, now() from page`;
}

async function insertLeads(
  tx: TransactionSql,
  orgId: string,
  taskId: string,
  rows: Rows,
): Promise<void> {
  await tx`
    insert into company (
      id, org_id, name, domain, website, email, phone, street, city, postal_code, country, industry,
      description
    )
    select
      id, ${orgId}, name, domain, website, email, phone, street, city, postal_code, country,
      industry, description
    from json_to_recordset(${JSON.stringify(rows.companies)}::text::json) as row (
      id text, name text, domain text, website text, email text, phone text, street text, city text,
      postal_code text, country text, industry text, description text
    )`;
  // Found one after the other, as a crawl finds them: lists by time have an order to show.
  await tx`
    insert into lead (
      id, org_id, company_id, kind, name, title, company_name, email, phone, website, street, city,
      postal_code, country, linkedin, status, task_id, source_url, created_at, updated_at
    )
    select
      id, ${orgId}, company_id, kind, name, title, company_name, email, phone, website, street,
      city, postal_code, country, linkedin, status, ${taskId}, source_url,
      now() - make_interval(secs => 30 - position), now() - make_interval(secs => 30 - position)
    from json_to_recordset(${JSON.stringify(rows.leads)}::text::json) as row (
      id text, company_id text, kind text, name text, title text, company_name text, email text,
      phone text, website text, street text, city text, postal_code text, country text,
      linkedin text, status text, source_url text, position int
    )`;
  await tx`
    insert into crawl_result (task_id, lead_id, org_id, run, is_new, credits)
    select ${taskId}, id, ${orgId}, 1, true, 0 from lead where org_id = ${orgId}`;
  await tx`
    insert into lead_identity (org_id, kind, value, lead_id)
    select ${orgId}, kind, value, lead_id
    from json_to_recordset(${JSON.stringify(rows.identities)}::text::json)
      as row (kind text, value text, lead_id text)`;
  await tx`
    insert into field_value (
      id, org_id, lead_id, field, value, raw, source_url, snapshot_hash, span_start, span_end,
      extractor, confidence, chosen
    )
    select
      id, ${orgId}, lead_id, field, value, raw, source_url, snapshot_hash, "start", "end",
      extractor, confidence, true
    from json_to_recordset(${JSON.stringify(rows.receipts)}::text::json) as row (
      id text, lead_id text, field text, value text, raw text, source_url text, snapshot_hash text,
      "start" int, "end" int, extractor text, confidence real
    )`;
}

/** Tags, and what the timeline tells: found by the crawl, noted by the person. */
async function insertTrail(
  tx: TransactionSql,
  orgId: string,
  userId: string,
  rows: Rows,
): Promise<void> {
  const tags = Object.entries(SAMPLE_TAGS).map(([name, color]) => ({ id: newId(), name, color }));
  await tx`
    insert into tag (id, org_id, name, color)
    select id, ${orgId}, name, color
    from json_to_recordset(${JSON.stringify(tags)}::text::json) as row (id text, name text, color text)`;
  await tx`
    insert into lead_tag (lead_id, tag_id, org_id)
    select lead_id, tag.id, ${orgId}
    from json_to_recordset(${JSON.stringify(rows.leadTags)}::text::json) as row (lead_id text, tag text)
    join tag on tag.org_id = ${orgId} and tag.name = row.tag`;
  await tx`
    insert into activity (id, org_id, lead_id, kind, body, actor_id, created_at)
    select row.id, ${orgId}, row.lead_id, 'found', row.body, null, lead.created_at
    from json_to_recordset(${JSON.stringify(rows.found)}::text::json)
      as row (id text, lead_id text, body text)
    join lead on lead.id = row.lead_id
    union all
    select id, ${orgId}, lead_id, 'note', body, ${userId}, now()
    from json_to_recordset(${JSON.stringify(rows.notes)}::text::json)
      as row (id text, lead_id text, body text)`;
}
