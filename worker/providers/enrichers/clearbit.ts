import { z } from 'zod';
import { ProviderError } from '../provider-error.ts';
import { companyRecord, personRecord, readRecords } from './company-person-record.ts';
import {
  type AskContext,
  callBase,
  callCost,
  type Enricher,
  type EnrichmentSubject,
  type FoundValue,
  RECORD_FIELDS,
} from './enricher.ts';

/** A record that is still being put together answers 202 with an error of this type. */
const queued = z.object({ error: z.object({ type: z.literal('queued') }) });
const combinedReply = z.union([
  queued,
  z.object({ person: personRecord.nullish(), company: companyRecord.nullish() }),
]);
const companyReply = z.union([queued, companyRecord]);

/**
 * Clearbit's Enrichment API, now part of HubSpot's Breeze Intelligence: `/v2/combined/find` by
 * e-mail and `/v2/companies/find` by domain, on hosts of their own.
 */
export const clearbit: Enricher = {
  id: 'clearbit',
  fields: RECORD_FIELDS,
  question: ({ kind, email, domain }) =>
    kind === 'person' && email ? `person:${email}` : domain ? `company:${domain}` : null,
  ask(subject, context) {
    return subject.kind === 'person' && subject.email
      ? askCombined(subject, subject.email, context)
      : askCompany(subject, context);
  },
};

async function askCombined(
  subject: EnrichmentSubject,
  email: string,
  context: AskContext,
): Promise<FoundValue[]> {
  const url = new URL('/v2/combined/find', context.client.baseUrl('clearbit', PERSON_API));
  url.searchParams.set('email', email);
  const reply = await context.client.call({
    ...callBase('clearbit', context),
    operation: 'combined',
    url,
    headers: { authorization: `Bearer ${context.key}` },
    reply: combinedReply,
    cost: callCost<z.infer<typeof combinedReply>>('clearbit', context, {
      isCharged: (r) => !('error' in r),
    }),
  });
  if ('error' in reply) throw stillLooking();
  return readRecords(subject, reply, { sourceUrl: recordUrl(PERSON_API, url), confidence: 0.85 });
}

async function askCompany(subject: EnrichmentSubject, context: AskContext): Promise<FoundValue[]> {
  const url = new URL('/v2/companies/find', context.client.baseUrl('clearbit', COMPANY_API));
  url.searchParams.set('domain', subject.domain ?? '');
  const reply = await context.client.call({
    ...callBase('clearbit', context),
    operation: 'company',
    url,
    headers: { authorization: `Bearer ${context.key}` },
    reply: companyReply,
    cost: callCost<z.infer<typeof companyReply>>('clearbit', context, {
      isCharged: (r) => !('error' in r),
    }),
  });
  if ('error' in reply) throw stillLooking();
  const sourceUrl = recordUrl(COMPANY_API, url);
  return readRecords(subject, { company: reply }, { sourceUrl, confidence: 0.85 });
}

const PERSON_API = 'https://person.clearbit.com';
const COMPANY_API = 'https://company.clearbit.com';

function recordUrl(api: string, { pathname, search }: URL): string {
  return `${api}${pathname}${search}`;
}

/** No fault of the provider, and nothing to remember as its answer. */
function stillLooking(): ProviderError {
  return new ProviderError('unavailable', 'clearbit is still looking; ask again later', {
    provider: 'clearbit',
    status: 202,
  });
}
