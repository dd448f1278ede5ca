import type { EnrichedField } from '../../../schema/enrichment/fields.ts';
import type { EnrichmentProvider } from '../../../schema/enrichment/providers.ts';
import { PROVIDERS } from '../../../schema/enrichment/providers.ts';
import type { CallCost, ProviderClient } from '../call.ts';

/** What is known of a lead and may be told to a provider to find the rest. */
export interface EnrichmentSubject {
  kind: 'company' | 'person';
  name: string;
  /** Of a person, as far as the name can be taken apart. */
  firstName: string | null;
  lastName: string | null;
  companyName: string | null;
  /** Registrable domain of the company; never that of a free mailbox or a social network. */
  domain: string | null;
  email: string | null;
  /** E.164. */
  phone: string | null;
  street: string | null;
  city: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  linkedin: string | null;
  /** The address of the lead's record in the customer's CRM. */
  crmRecord: string | null;
}

/** One value that a provider gives, in the form in which the product keeps it. */
export interface FoundValue {
  field: EnrichedField;
  value: string;
  /** 0 to 1, by what the provider says of it. */
  confidence: number;
  /** The provider's record. */
  sourceUrl: string;
}

export interface AskContext {
  client: ProviderClient;
  key: string;
  orgId: string;
  /** Whom the costs are booked to. */
  leadId: string | null;
  runId: string;
  signal: AbortSignal;
  /** Epoch milliseconds, for all that this provider is asked, however many calls that takes. */
  until: number;
}

/** What a provider's record of a person or a company holds as a rule. */
export const RECORD_FIELDS = [
  'title',
  'company_name',
  'seniority',
  'email',
  'phone',
  'website',
  'linkedin',
  'twitter',
  'facebook',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'industry',
  'description',
  'founded',
  'employees',
  'revenue',
  'funding',
  'technology',
] as const satisfies readonly EnrichedField[];

/**
 * The port behind which every provider stands. Nothing outside of this folder knows which ones there
 * are: another adapter in `enrichers.ts` changes no caller.
 */
export interface Enricher {
  id: EnrichmentProvider;
  /** What it may give at all; it is not asked when none of these is wanted. */
  fields: readonly EnrichedField[];
  /** What it would be asked about, the same for the same question; null when too little is known. */
  question(subject: EnrichmentSubject): string | null;
  /** Throws `ProviderError`; nothing found and `not_found` mean the same. */
  ask(subject: EnrichmentSubject, context: AskContext): Promise<FoundValue[]>;
}

/** The part of every call that does not depend on what is asked. */
export function callBase(provider: EnrichmentProvider, context: AskContext) {
  const { orgId, key, signal, until } = context;
  const deadlineMs = Math.max(1, until - Date.now());
  return { provider, orgId, key, signal, deadlineMs, attemptMs: Math.ceil(deadlineMs * 0.6) };
}

/** What an answer is booked at: the list price, when it is an answer that the provider charges. */
export function callCost<Reply>(
  provider: EnrichmentProvider,
  { leadId, runId }: AskContext,
  {
    share = 1,
    isCharged = () => true,
  }: { share?: number; isCharged?: (reply: Reply) => boolean } = {},
): CallCost<Reply> {
  const price = Math.round((PROVIDERS[provider].priceMicros ?? 0) * share);
  return { kind: 'enrichment', micros: (reply) => (isCharged(reply) ? price : 0), leadId, runId };
}
