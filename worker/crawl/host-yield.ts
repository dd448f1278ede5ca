import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { type Drift, findDrift, type HostYield, LEAST_PAGES } from '../../schema/source/drift.ts';
import { fieldAt } from './packed-findings.ts';
import type { CrawlTask } from './task.ts';

/** So many pages of a host tell what it yields, and so many hosts a run; the rest need not be read. */
const MAX_PAGES_A_HOST = 200;
const MAX_HOSTS = 500;
/** What a listing would miss: values that every good page has, or none. */
const WATCHED = new Set([
  'name',
  'email',
  'phone',
  'fax',
  'street',
  'postal_code',
  'opening_hours',
  'person',
  'title',
]);
/** More would be no notice but a report. */
const MAX_DRIFTS = 12;

/** How many pages of each host, read in this run, yielded which field. Pages that stayed as they were count too. */
export async function countYields(sql: Sql, task: CrawlTask): Promise<HostYield[]> {
  const rows = await sql<CountedField[]>`
    with numbered as (
      select host, id, findings, row_number() over (partition by host order by id) as nth
      from crawl_page
      where
        task_id = ${task.id} and run = ${task.run}
        and ((state = 'done' and kind = 'ok') or (state = 'free' and kind = 'unchanged'))
    ),
    taken as (select host, id, findings from numbered where nth <= ${MAX_PAGES_A_HOST}),
    host_pages as (
      select host, count(*)::int as pages
      from taken
      group by host
      having count(*) >= ${LEAST_PAGES}
      order by count(*) desc, host
      limit ${MAX_HOSTS}
    )
    select
      host, pages, (packed ->> 1)::int as field, (packed ->> 0)::int >= 0 as "isPerson",
      count(distinct taken.id)::int as hits
    from host_pages
    join taken using (host)
    left join lateral jsonb_array_elements(taken.findings) as packed on true
    group by host, pages, field, "isPerson"`;
  return rows.flatMap((row) => toYield(row) ?? []);
}

interface CountedField {
  host: string;
  pages: number;
  /** Null for pages without any finding. */
  field: number | null;
  isPerson: boolean | null;
  hits: number;
}

/** A host whose pages yield nothing at all is a host that was read: it counts with an empty field. */
function toYield({ host, pages, field, isPerson, hits }: CountedField): HostYield | null {
  if (field === null) return { host, field: '', pages, hits: 0 };
  const name = fieldAt(field);
  const known = isPerson !== true ? name : name === 'name' ? 'person' : name;
  const isOfPerson = known === 'person' || known === 'title';
  if (!WATCHED.has(known) || (isPerson === true) !== isOfPerson) return null;
  return { host, field: known, pages, hits };
}

/** Keeps what was counted, and tells what has fallen off since it was counted before. */
export async function noteYields(
  tx: TransactionSql,
  orgId: string,
  now: readonly HostYield[],
): Promise<Drift[]> {
  const hosts = [...new Set(now.map(({ host }) => host))];
  if (hosts.length === 0) return [];
  const before = await tx<HostYield[]>`
    select host, field, pages, hits from host_yield
    where org_id = ${orgId} and host = any(${hosts})
    for update`;
  await tx`delete from host_yield where org_id = ${orgId} and host = any(${hosts})`;
  const rows = now
    .filter(({ field }) => field !== '')
    .map(({ host, field, pages, hits }) => ({ org_id: orgId, host, field, pages, hits }));
  if (rows.length > 0) {
    // Another task may read the same host at the same time.
    await tx`
      insert into host_yield ${tx(rows)}
      on conflict (org_id, host, field) do update
      set pages = excluded.pages, hits = excluded.hits, observed_at = now()`;
  }
  return findDrift(before, now).slice(0, MAX_DRIFTS);
}
