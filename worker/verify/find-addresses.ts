import { parseAddress } from '../../schema/verification/email-syntax.ts';
import type { Sql } from '../../platform/sql.ts';

/** Leads that one statement looks at, and statements of a kind that one run makes at most. */
const BATCH = 1_000;
const MAX_BATCHES = 100;
/** While so many addresses wait to be asked about, none are added but those that a person wants. */
const MOST_DUE = 10_000;

interface Found {
  id: string;
  orgId: string;
  /** Null where somebody asks about a lead without one. */
  address: string | null;
  /** `known` may be shown as it is, `due` waits for its turn already. */
  standing: 'known' | 'due' | 'new';
}

/**
 * Looks through the leads whose address is to be verified: those that somebody asks about, then new
 * ones of orgs that have that done by itself, each once and in order of id, so that the work grows
 * with their number and no faster. What the org knows about already is shown: not older than two days
 * for a new lead, than ten minutes for somebody who asks. The rest is queued. Gives how many leads
 * were answered or queued.
 */
export async function findAddresses(sql: Sql, signal: AbortSignal): Promise<number> {
  const asked = await walk(sql, signal, Infinity, (after) => askedAfter(sql, after));
  const [{ due } = { due: 0 }] = await sql<{ due: number }[]>`
    select count(*)::int as due
    from (select from email_check where next_at <= now() limit ${MOST_DUE})`;
  let all = asked.count;
  let room = MOST_DUE - due;
  for (const orgId of await orgsWithNew(sql)) {
    const { count, queued } = await walk(sql, signal, room, (after) => newAfter(sql, orgId, after));
    all += count;
    room -= queued;
  }
  return all;
}

/** Shows what is known, and queues what is not, as far as there is room. */
async function walk(
  sql: Sql,
  signal: AbortSignal,
  room: number,
  next: (after: string) => Promise<Found[]>,
): Promise<{ count: number; queued: number }> {
  let shown = 0;
  let queued = 0;
  let after = '';
  for (let n = 0; n < MAX_BATCHES; n++) {
    signal.throwIfAborted();
    const leads = await next(after);
    const known = leads.filter(({ standing }) => standing === 'known');
    const wanted = leads.filter(({ standing }) => standing === 'new').slice(0, room - queued);
    await show(sql, known);
    await queue(sql, wanted);
    shown += known.length;
    queued += wanted.length;
    if (leads.length < BATCH) break;
    after = leads.at(-1)!.id;
  }
  return { count: shown + queued, queued };
}

async function orgsWithNew(sql: Sql): Promise<string[]> {
  const orgs = await sql<{ id: string }[]>`
    select o.id
    from org o left join verification_setting s on s.org_id = o.id
    where
      o.deleted_at is null and coalesce(s.auto_verify, true)
      and exists (
        select from lead
        where
          org_id = o.id and email is not null and email_state is null and deleted_at is null
      )`;
  return orgs.map(({ id }) => id);
}

/** Who asks about a lead without an address has been answered with the number. */
function askedAfter(sql: Sql, after: string): Promise<Found[]> {
  return sql<Found[]>`
    select
      l.id, l.org_id as "orgId", l.email as address,
      case
        when l.email is null or c.checked_at > l.verify_asked_at - interval '10 minutes' then 'known'
        when c.next_at <= now() or length(l.email) > 500 then 'due'
        else 'new'
      end as standing
    from lead l
    left join email_check c on c.org_id = l.org_id and c.address = l.email
    where l.verify_asked_at is not null and l.deleted_at is null and l.id > ${after}
    order by l.id
    limit ${BATCH}`;
}

function newAfter(sql: Sql, orgId: string, after: string): Promise<Found[]> {
  return sql<Found[]>`
    select
      l.id, l.org_id as "orgId", l.email as address,
      case
        when c.checked_at > now() - interval '48 hours' then 'known'
        when c.next_at <= now() or length(l.email) > 500 then 'due'
        else 'new'
      end as standing
    from lead l
    left join email_check c on c.org_id = l.org_id and c.address = l.email
    where
      l.org_id = ${orgId} and l.email is not null and l.email_state is null
      and l.deleted_at is null and l.verify_asked_at is null and l.id > ${after}
    order by l.id
    limit ${BATCH}`;
}

async function show(sql: Sql, known: readonly Found[]): Promise<void> {
  if (known.length === 0) return;
  await sql`
    with known as (
      select l.id, c.state, c.reasons ->> 0 as reason, c.checked_at
      from lead l
      left join email_check c on c.org_id = l.org_id and c.address = l.email
      where l.id = any(${known.map(({ id }) => id)})
      order by l.id
      for update of l
    )
    update lead
    set
      email_state = known.state, email_reason = known.reason,
      email_checked_at = known.checked_at, verify_asked_at = null
    from known
    where lead.id = known.id`;
}

async function queue(sql: Sql, wanted: readonly Found[]): Promise<void> {
  const rows = new Map<string, { org_id: string; address: string; domain: string }>();
  for (const { orgId, address } of wanted) {
    if (address === null) continue;
    const domain = parseAddress(address)?.domain ?? '-';
    rows.set(`${orgId} ${address}`, { org_id: orgId, address, domain });
  }
  if (rows.size === 0) return;
  await sql`
    insert into email_check (org_id, address, domain, next_at)
    select org_id, address, domain, now()
    from json_to_recordset(${JSON.stringify([...rows.values()])}::text::json)
      as r (org_id text, address text, domain text)
    order by org_id, address
    on conflict (org_id, address) do update
    set next_at = now(), attempts = 0, domain = excluded.domain`;
}
