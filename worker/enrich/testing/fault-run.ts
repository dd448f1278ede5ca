import type { Sql } from '../../../platform/sql.ts';
import {
  ENRICHMENT_PROVIDERS,
  type EnrichmentProvider,
} from '../../../schema/enrichment/providers.ts';
import { newId } from '../../../schema/id.ts';
import { FAILURES_TO_OPEN } from '../../providers/breaker.ts';
import { answerAsDocumented } from '../../providers/testing/all-providers.ts';
import type { ProviderRequest, Scripted } from '../../providers/testing/test-provider.ts';
import { stageEnrichment } from './enrich-stage.ts';

export interface FaultFindings {
  leads: number;
  /** Runs that did not end, or took longer than a lead may. */
  unended: number;
  overTime: number;
  /** Credits that were charged for leads to which no provider added anything, or not charged. */
  wronglyCharged: number;
  /** Credits that are still set aside, and the difference between the ledger and the account. */
  held: number;
  ledgerOff: number;
  /** Values that leads had before and have no more. */
  lost: number;
  /** Values of providers that lied. */
  lies: number;
  /** Requests to providers that hang beyond what it takes to notice. */
  overAsked: number;
  /** Providers that were not asked again once they were well. */
  leftAlone: number;
  requests: number;
  /** The longest that a lead took, in milliseconds. */
  slowestMs: number;
}

type Fate = 'well' | 'hang' | 'broken' | 'limited' | 'closed' | 'garbled' | 'lying' | 'reset';

/** Short, so that what hangs shows in seconds; the rules are the same. */
const LIMIT_MS = 2_000;
const SLOTS = 8;

/**
 * Leads of an org whose providers hang, fail, limit and lie by dice; then all of them hang; then all
 * of them are well again, after the breakers' longest time.
 */
export async function runProviderFaults(
  db: { url: string; sql: Sql },
  { leads, random }: { leads: number; random: () => number },
): Promise<FaultFindings> {
  const on = await stageEnrichment(db, { slots: SLOTS, limitMs: LIMIT_MS });
  try {
    const { orgId, admin } = await on.org('Faults');
    await db.sql`select credit_grant(${orgId}, ${leads * 3}, 'test', ${newId()}, null, ${newId()})`;
    for (const id of ENRICHMENT_PROVIDERS) {
      await on.giveKey(orgId, id, `key-of-${id}:secret`);
    }
    const made: string[] = [];
    const phase = async (mode: 'waterfall' | 'parallel', count: number, fate: () => Fate) => {
      await on.act(admin, 'enrichment.configure', orgId, { mode });
      on.providers.script = (request) => answerBy(fate(), request, random);
      const ids = await Promise.all(
        Array.from({ length: count }, (_, n) =>
          leadOf(on, orgId, `firm${made.length + n}`, n % 2 === 0 ? 'company' : 'person'),
        ),
      );
      made.push(...ids);
      await on.act(admin, 'enrichment.start', orgId, { leadIds: ids });
      await on.idle();
      return ids;
    };
    const half = Math.max(2, Math.floor(leads / 3));
    await phase('waterfall', half, () => pickFate(random()));
    await phase('parallel', half, () => pickFate(random()));
    on.clock.aheadMs += 700_000;
    const before = countByHost(on.providers.requests);
    await phase('waterfall', Math.max(2, leads - 2 * half), () => 'hang');
    const after = countByHost(on.providers.requests);
    const overAsked = ENRICHMENT_PROVIDERS.map(
      (id) => (after.get(id) ?? 0) - (before.get(id) ?? 0) - FAILURES_TO_OPEN - SLOTS * 2,
    ).reduce((sum, extra) => sum + Math.max(0, extra), 0);
    on.clock.aheadMs += 700_000;
    const healed = on.providers.requests.length;
    // More than one of a kind: a lead whose time ran out elsewhere asks nobody.
    await phase('parallel', 6, () => 'well');
    const askedAgain = countByHost(on.providers.requests.slice(healed));
    const leftAlone = ENRICHMENT_PROVIDERS.filter((id) => !askedAgain.has(id)).length;
    await on.worker.deps.providers.health.flush();
    return {
      leads: made.length,
      overAsked,
      leftAlone,
      requests: on.providers.requests.length,
      ...(await judge(db.sql, orgId)),
    };
  } finally {
    await on.stop();
  }
}

type Stage = Awaited<ReturnType<typeof stageEnrichment>>;

/**
 * Each is a firm of its own, or somebody at it, with a phone number that a person typed; its title,
 * typed as well, says which.
 */
async function leadOf(
  on: Stage,
  orgId: string,
  name: string,
  kind: 'company' | 'person',
): Promise<string> {
  const domain = `${name}.se`;
  const nth = Number(name.slice(4));
  const phone = `+46 8 555 ${10_000 + nth}`;
  const record = `7e0db184-267b-e811-a95e-${String(nth).padStart(12, '0')}`;
  const crmRecord = `https://acme.crm4.dynamics.com/main.aspx?etn=contact&id=${record}`;
  const told = { kind, website: null, email: `info@${domain}`, city: 'Umeå' };
  const id = await on.lead(orgId, { ...told, name: kind === 'person' ? `Karin ${name}` : name });
  await on.worker.deps.sql`
    update lead set phone = ${phone}, title = ${phone}, crm_record = ${crmRecord} where id = ${id}`;
  await on.worker.deps.sql`
    insert into field_value (id, org_id, lead_id, field, value, extractor, confidence, actor_id, chosen)
    values
      (${newId()}, ${orgId}, ${id}, 'phone', ${phone}, 'person', 1, 'somebody', true),
      (${newId()}, ${orgId}, ${id}, 'title', ${phone}, 'person', 1, 'somebody', true)`;
  return id;
}

function pickFate(dice: number): Fate {
  const fates: Fate[] = [
    'well',
    'well',
    'broken',
    'limited',
    'closed',
    'garbled',
    'lying',
    'reset',
  ];
  return fates[Math.floor(dice * fates.length)] ?? 'hang';
}

const LIE = 'liar.example.org';

function answerBy(fate: Fate, request: ProviderRequest, random: () => number): Scripted {
  switch (fate) {
    case 'well':
      return wellFor(request);
    case 'broken':
      return { status: 500 + Math.floor(random() * 5), text: 'oops' };
    case 'limited':
      return {
        status: 429,
        headers: { 'retry-after': String(Math.ceil(random() * 60)) },
        json: {},
      };
    case 'closed':
      return { status: 403, json: {} };
    case 'garbled':
      return { text: random() < 0.5 ? '<html>' : '{"data": [[[' };
    case 'lying':
      return { json: lieOf() };
    default:
      return fate;
  }
}

/** A record of another company, in every provider's form at once. */
function lieOf(): object {
  const company = { domain: LIE, name: 'Liar', phone: '+46311234500', primary_domain: LIE };
  return {
    ...company,
    organization: company,
    person: null,
    data: { domain: LIE, webmail: true, emails: [{ value: `x@${LIE}`, type: 'generic' }] },
    entities: [{ properties: { identifier: { permalink: 'liar' } } }],
    properties: {
      identifier: { permalink: 'liar' },
      website_url: `https://${LIE}`,
      short_description: LIE,
    },
    places: [{ id: 'liar' }],
    id: 'liar',
    displayName: { text: 'Liar' },
    websiteUri: `https://${LIE}`,
    valid: false,
    phone_number: '+1',
  };
}

/** The documented answer, about the company that was asked for. */
function wellFor(request: ProviderRequest): Scripted {
  const reply = answerAsDocumented(request);
  const asked = JSON.stringify([request.query, request.body]);
  const domain = /\b(firm\d+\.se)\b/.exec(asked)?.[1] ?? 'nordbygg.se';
  if (reply.json === undefined) return reply;
  const text = JSON.stringify(reply.json).replaceAll('nordbygg.se', domain);
  return { ...reply, json: JSON.parse(text) as unknown };
}

function countByHost(requests: readonly ProviderRequest[]): Map<EnrichmentProvider, number> {
  const counts = new Map<EnrichmentProvider, number>();
  for (const { host } of requests) {
    const id = host.replace(/\.localhost$/, '') as EnrichmentProvider;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** A lead may take its limit, and what it takes to write the end down on a busy machine. */
const GRACE_MS = 10_000;

async function judge(sql: Sql, orgId: string) {
  const [found] = await sql<
    { unended: number; overTime: number; slowestMs: number; wronglyCharged: number }[]
  >`
    select
      count(*) filter (where run.state not in ('completed'))::int as unended,
      count(*) filter (
        where run.finished_at - run.started_at > ${`${LIMIT_MS + GRACE_MS} ms`}::interval
      )::int as "overTime",
      coalesce(max(extract(epoch from run.finished_at - run.started_at) * 1000), 0)::int as "slowestMs",
      count(*) filter (
        where (run.credits > 0) <> exists (
          select from json_array_elements(run.steps::json) step
          where step ->> 'state' = 'found' and step ->> 'source' = any(${[...ENRICHMENT_PROVIDERS]}::text[])
        )
      )::int as "wronglyCharged"
    from enrichment_run run where run.org_id = ${orgId}`;
  const [money] = await sql<{ held: number; ledgerOff: number }[]>`
    select
      account.held,
      abs(account.balance - (select sum(balance_delta) from credit_entry where org_id = ${orgId}))::int
        + abs(
          (select coalesce(sum(credits), 0) from enrichment_run where org_id = ${orgId})
          + (select coalesce(sum(balance_delta), 0) from credit_entry where org_id = ${orgId} and kind = 'capture')
        )::int as "ledgerOff"
    from credit_account account where org_id = ${orgId}`;
  const [kept] = await sql<{ lost: number; lies: number }[]>`
    select
      count(*) filter (
        where phone is distinct from title or email is null or city is null
      )::int as lost,
      (
        select count(*)::int from field_value
        where org_id = ${orgId} and (value like ${`%${LIE}%`} or value = 'Liar')
      ) as lies
    from lead where org_id = ${orgId}`;
  if (!found || !money || !kept) throw new Error('nothing to judge');
  return { ...found, ...money, ...kept };
}
