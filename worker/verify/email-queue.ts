import { transact, type Sql } from '../../platform/sql.ts';
import type { EmailVerdict } from '../../schema/verification/verdict.ts';

/** One conversation asks for so many mailboxes at most. */
export const MAX_RECIPIENTS = 20;
/** A run that was cut short is made up for after this long, and so often at most. */
const LEASE_MINUTES = 10;
export const MAX_ATTEMPTS = 6;

export interface DueAddress {
  address: string;
  /** This one counted. */
  attempts: number;
}

/** Takes the addresses of a domain whose time has come; another run can't have them meanwhile. */
export async function claimDue(sql: Sql, orgId: string, domain: string): Promise<DueAddress[]> {
  return sql<DueAddress[]>`
    with due as (
      select address from email_check
      where org_id = ${orgId} and domain = ${domain} and next_at <= now()
        and (leased_until is null or leased_until < now())
      order by next_at, address
      limit ${MAX_RECIPIENTS}
      for update skip locked
    )
    update email_check c
    set attempts = c.attempts + 1, leased_until = now() + make_interval(mins => ${LEASE_MINUTES})
    from due
    where c.org_id = ${orgId} and c.address = due.address
    returning c.address, c.attempts`;
}

/** Gives them back as if they had not been taken. */
export async function giveBack(sql: Sql, orgId: string, due: readonly DueAddress[]): Promise<void> {
  await sql`
    update email_check
    set attempts = greatest(0, attempts - 1), leased_until = null
    where org_id = ${orgId} and address in ${sql(due.map(({ address }) => address))}`;
}

export interface Settled {
  address: string;
  verdict: EmailVerdict;
  mailHost: string | null;
  replyCode: string | null;
  /** The provider that said so; null when DNS and mail hosts did. */
  source: string | null;
  /** Its own measure, 0 to 100. */
  sourceScore: number | null;
  /** Epoch milliseconds. */
  nextAt: number | null;
}

/** Writes what was found out, on the check and on every lead of the org with that address. */
export async function settle(sql: Sql, orgId: string, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  const rows = settled.map(
    ({ address, verdict, mailHost, replyCode, source, sourceScore, nextAt }) => ({
      address,
      source,
      source_score: sourceScore,
      state: verdict.state,
      reasons: verdict.reasons,
      mail_host: mailHost,
      reply_code: replyCode,
      next_at: nextAt === null ? null : new Date(nextAt).toISOString(),
    }),
  );
  await transact(sql, async (tx) => {
    await tx`
      update email_check c
      set
        state = r.state, reasons = r.reasons, mail_host = r.mail_host,
        reply_code = r.reply_code, source = r.source, source_score = r.source_score,
        next_at = r.next_at, leased_until = null, checked_at = now()
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as r (
        address text, state text, reasons jsonb, mail_host text, reply_code text, source text,
        source_score smallint, next_at timestamptz
      )
      where c.org_id = ${orgId} and c.address = r.address`;
    await showOnLeads(
      tx,
      orgId,
      rows.map(({ address }) => address),
    );
  });
}

/**
 * Copies checks to the leads that have these addresses, with a line in the timeline where somebody
 * wanted to know or something is known now that was not. In order of id, so that none waits for
 * another.
 */
async function showOnLeads(
  tx: Sql | Parameters<Parameters<Sql['begin']>[1]>[0],
  orgId: string,
  addresses: string[],
): Promise<void> {
  await tx`
    with shown as (
      select
        l.id, l.verify_asked_at is not null as is_asked, c.address, c.state,
        c.reasons ->> 0 as reason, c.source, c.checked_at,
        (l.email_state, l.email_reason) is distinct from (c.state, c.reasons ->> 0) as is_news
      from email_check c
      join lead l on l.org_id = c.org_id and l.email = c.address
      where c.org_id = ${orgId} and c.address in ${tx(addresses)}
      order by l.id
      for update of l
    ),
    told as (
      insert into activity (id, org_id, lead_id, kind, details)
      select
        'verified:' || id || ':' || extract(epoch from checked_at), ${orgId}, id, 'verified',
        jsonb_build_object('address', address, 'state', state, 'reason', reason, 'source', source)
      from shown
      where is_asked or (is_news and state <> 'unknown')
      on conflict (id) do nothing
    )
    update lead
    set
      email_state = shown.state, email_reason = shown.reason,
      email_checked_at = shown.checked_at, verify_asked_at = null
    from shown
    where lead.id = shown.id`;
}
