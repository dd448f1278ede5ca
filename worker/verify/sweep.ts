import { parseAddress } from '../../schema/verification/email-syntax.ts';
import type { Sql } from '../../platform/sql.ts';
import { defineTask } from '../runtime/define-task.ts';
import { judgePhone } from './judge-phone.ts';

/** Rows that one statement takes, and statements that one run makes of a kind. */
const BATCH = 1_000;
const MAX_BATCHES = 10;
const MAX_DOMAINS = 2_000;

/**
 * Looks for what is to be verified: numbers at once, since nobody has to be asked; addresses of new
 * leads, of those somebody wants to know about, and those whose time to be asked again has come,
 * each as a job of its domain. The rows are the queue: a run that is killed is made up for by the
 * next.
 */
export const sweepVerification = defineTask(
  'verify.sweep',
  async ({ deps: { sql }, signal, enqueue, log }) => {
    const phones = await repeat(signal, () => judgePhones(sql));
    const emails = await repeat(signal, async () => {
      const shown = await showKnown(sql);
      return shown + (await queueWanted(sql));
    });
    const domains = await dueDomains(sql);
    for (const { orgId, domain } of domains) {
      signal.throwIfAborted();
      await enqueue('verify.email', { orgId, domain }, { key: `verify:${orgId}:${domain}` });
    }
    if (phones + emails + domains.length > 0) {
      log.info({ phones, emails, domains: domains.length }, 'verification swept');
    }
  },
  { limitMs: 120_000 },
);

async function repeat(signal: AbortSignal, run: () => Promise<number>): Promise<number> {
  let all = 0;
  for (let n = 0; n < MAX_BATCHES; n++) {
    signal.throwIfAborted();
    const count = await run();
    all += count;
    if (count < BATCH) break;
  }
  return all;
}

async function judgePhones(sql: Sql): Promise<number> {
  const leads = await sql<{ id: string; phone: string; country: string | null }[]>`
    select id, phone, country from lead
    where phone is not null and phone_state is null and deleted_at is null
    limit ${BATCH}`;
  if (leads.length === 0) return 0;
  const rows = leads.map(({ id, phone, country }) => ({
    id,
    phone,
    ...judgePhone(phone, country),
  }));
  await sql`
    with judged as (
      select l.id, r.state, r.reason, r.type, r.region
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
        id text, phone text, state text, reason text, type text, region text
      )
      -- What was changed meanwhile is another number.
      join lead l on l.id = r.id and l.phone = r.phone
      order by l.id
      for update of l
    )
    update lead
    set
      phone_state = judged.state, phone_reason = judged.reason,
      -- What a carrier said before is kept: another number would have emptied it.
      phone_type = coalesce(lead.phone_type, judged.type), phone_region = judged.region
    from judged
    where lead.id = judged.id`;
  return leads.length;
}

/**
 * Leads whose address the org knows about already get what is known: not older than two days for a
 * new lead, than ten minutes for somebody who asks. Who asks about a lead without an address has
 * been answered with the number.
 */
async function showKnown(sql: Sql): Promise<number> {
  const { count } = await sql`
    with wanted as (
      select l.id
      from lead l
      left join email_check c on c.org_id = l.org_id and c.address = l.email
      where
        l.verify_asked_at is not null and l.deleted_at is null
        and (l.email is null or c.checked_at > l.verify_asked_at - interval '10 minutes')
      union
      select l.id
      from org o
      left join verification_setting s on s.org_id = o.id
      cross join lateral (
        select id, org_id, email from lead
        where
          org_id = o.id and email is not null and email_state is null and deleted_at is null
      ) l
      join email_check c on c.org_id = l.org_id and c.address = l.email
      where
        o.deleted_at is null and coalesce(s.auto_verify, true)
        and c.checked_at > now() - interval '48 hours'
      limit ${BATCH}
    ),
    known as (
      select l.id, c.state, c.reasons ->> 0 as reason, c.checked_at
      from wanted
      join lead l using (id)
      left join email_check c on c.org_id = l.org_id and c.address = l.email
      order by l.id
      for update of l
    )
    update lead
    set
      email_state = known.state, email_reason = known.reason,
      email_checked_at = known.checked_at, verify_asked_at = null
    from known
    where lead.id = known.id`;
  return count;
}

/** What is asked about and not queued yet. Each half has an index that holds nothing else. */
async function queueWanted(sql: Sql): Promise<number> {
  const wanted = await sql<{ orgId: string; address: string }[]>`
    with wanted as (
      select org_id, email from lead
      where verify_asked_at is not null and email is not null and deleted_at is null
      union all
      select l.org_id, l.email
      from org o
      left join verification_setting s on s.org_id = o.id
      cross join lateral (
        select org_id, email from lead
        where
          org_id = o.id and email is not null and email_state is null and deleted_at is null
      ) l
      where o.deleted_at is null and coalesce(s.auto_verify, true)
    )
    select distinct w.org_id as "orgId", w.email as address
    from wanted w
    where length(w.email) <= 500 and not exists (
      select from email_check c
      where c.org_id = w.org_id and c.address = w.email and c.next_at <= now()
    )
    limit ${BATCH}`;
  if (wanted.length === 0) return 0;
  const rows = wanted.map(({ orgId, address }) => ({
    org_id: orgId,
    address,
    domain: parseAddress(address)?.domain ?? '-',
  }));
  await sql`
    insert into email_check (org_id, address, domain, next_at)
    select org_id, address, domain, now()
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as r (org_id text, address text, domain text)
    on conflict (org_id, address) do update
    set next_at = now(), attempts = 0, domain = excluded.domain`;
  return wanted.length;
}

async function dueDomains(sql: Sql): Promise<{ orgId: string; domain: string }[]> {
  return sql<{ orgId: string; domain: string }[]>`
    select org_id as "orgId", domain
    from email_check
    where next_at <= now() and (leased_until is null or leased_until < now())
    group by org_id, domain
    order by min(next_at)
    limit ${MAX_DOMAINS}`;
}
