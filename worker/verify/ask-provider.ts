import { providerKey } from '../../platform/provider-keys.ts';
import { isAppError } from '../../schema/app-error.ts';
import { orderProviders, type ProviderChoice } from '../../schema/enrichment/providers.ts';
import {
  type AskProviders,
  type EmailFlag,
  type EmailReason,
  PROVIDER_MAY_KNOW,
  REASON_STATE,
  verdictOf,
} from '../../schema/verification/verdict.ts';
import { type HunterVerdict, verifyWithHunter } from '../providers/enrichers/hunter-verifier.ts';
import { isProviderError } from '../providers/provider-error.ts';
import type { TaskContext } from '../runtime/define-task.ts';
import type { Settled } from './email-queue.ts';

type Context = TaskContext<{ orgId: string; domain: string }>;

/** The one provider that verifies addresses. */
const PROVIDER = 'hunter';
const DEADLINE_MS = 10_000;
const AT_ONCE = 4;

/** What the provider's words mean here; what is not among them leaves our own verdict as it is. */
const REASON_OF: Partial<Record<HunterVerdict, EmailReason>> = {
  valid: 'said_valid',
  invalid: 'said_invalid',
  accept_all: 'catch_all',
  disposable: 'disposable',
};

/**
 * Asks the org's provider about the mailboxes that mail hosts told nothing of, where the org allows
 * it and has a key. Costs what the provider takes, booked to a lead with that address. What the
 * provider doesn't know, and any failure of it, leaves the address unknown.
 */
export async function askProvider(context: Context, settled: Settled[]): Promise<Settled[]> {
  const { orgId } = context.payload;
  const open = settled.filter(({ verdict: { reasons } }) =>
    PROVIDER_MAY_KNOW.has((reasons[0] ?? 'unclear') as EmailReason),
  );
  if (open.length === 0) return settled;
  const key = await readKey(context, orgId);
  if (key === null) return settled;
  const allowed = await readAllowed(context, orgId, open);
  const answers = new Map<string, Settled>();
  const asked = open.filter(({ address }) => allowed.has(address));
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE);
    const said = await Promise.all(
      some.map((each) => askOne(context, each, { key, leadId: allowed.get(each.address) ?? null })),
    );
    for (const each of said) answers.set(each.address, each);
  }
  return settled.map((each) => answers.get(each.address) ?? each);
}

async function askOne(
  { deps, payload: { orgId }, signal }: Context,
  before: Settled,
  { key, leadId }: { key: string; leadId: string | null },
): Promise<Settled> {
  try {
    const { verdict, score } = await verifyWithHunter(before.address, {
      client: deps.providers,
      key,
      orgId,
      leadId,
      runId: `verify:${before.address}`.slice(0, 200),
      signal,
      until: Date.now() + DEADLINE_MS,
    });
    const reason = REASON_OF[verdict];
    if (reason === undefined) return before;
    const flags = before.verdict.reasons.filter((one): one is EmailFlag => !(one in REASON_STATE));
    const sourceScore = score === null ? null : Math.round(Math.min(100, Math.max(0, score)));
    return {
      ...before,
      verdict: verdictOf(reason, flags),
      nextAt: null,
      source: PROVIDER,
      sourceScore,
    };
  } catch (error) {
    if (isProviderError(error)) return before;
    throw error;
  }
}

/** Null where the org has none, or has switched the provider off. */
async function readKey({ deps }: Context, orgId: string): Promise<string | null> {
  const [row] = await deps.sql<{ when: AskProviders; providers: ProviderChoice[] | null }[]>`
    select coalesce(v.ask_providers, 'asked') as when, e.providers
    from org o
    left join verification_setting v on v.org_id = o.id
    left join enrichment_setting e on e.org_id = o.id
    where o.id = ${orgId}`;
  if (!row || row.when === 'never') return null;
  const isOn = orderProviders(row.providers ?? undefined).some(
    ({ id, isOn: on }) => id === PROVIDER && on,
  );
  if (!isOn) return null;
  try {
    return await providerKey(deps.keyRing, orgId, PROVIDER);
  } catch (error) {
    // A key that can't be opened any more is as good as none; the settings say why.
    if (isAppError(error)) return null;
    throw error;
  }
}

/** The addresses that may be asked about, each with a lead that has it. */
async function readAllowed(
  { deps }: Context,
  orgId: string,
  open: readonly Settled[],
): Promise<Map<string, string>> {
  const rows = await deps.sql<{ address: string; leadId: string }[]>`
    select distinct on (l.email) l.email as address, l.id as "leadId"
    from lead l
    left join verification_setting v on v.org_id = l.org_id
    where
      l.org_id = ${orgId} and l.deleted_at is null
      and l.email in ${deps.sql(open.map(({ address }) => address))}
      and (l.verify_asked_at is not null or v.ask_providers = 'always')
    order by l.email, l.id`;
  return new Map(rows.map(({ address, leadId }) => [address, leadId]));
}
