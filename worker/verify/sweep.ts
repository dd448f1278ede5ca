import type { Sql } from '../../platform/sql.ts';
import { defineTask } from '../runtime/define-task.ts';
import { findAddresses } from './find-addresses.ts';
import { judgePhone } from './judge-phone.ts';

/** Numbers that one statement judges, and statements that one run makes. */
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
    const phones = await judgePhones(sql, signal);
    const emails = await findAddresses(sql, signal);
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

async function judgePhones(sql: Sql, signal: AbortSignal): Promise<number> {
  let all = 0;
  for (let n = 0; n < MAX_BATCHES; n++) {
    signal.throwIfAborted();
    const count = await judgeSome(sql);
    all += count;
    if (count < BATCH) break;
  }
  return all;
}

async function judgeSome(sql: Sql): Promise<number> {
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

async function dueDomains(sql: Sql): Promise<{ orgId: string; domain: string }[]> {
  return sql<{ orgId: string; domain: string }[]>`
    select org_id as "orgId", domain
    from email_check
    where next_at <= now() and (leased_until is null or leased_until < now())
    group by org_id, domain
    order by min(next_at)
    limit ${MAX_DOMAINS}`;
}
