import { z } from 'zod';
import { type CrmRecord, parseCrmRecord, toLongId } from '../../../schema/lead/crm-record.ts';
import { type AskContext, callBase, callCost, type Enricher, type FoundValue } from './enricher.ts';
import { FoundList } from './found-list.ts';
import { ProviderError } from '../provider-error.ts';
import { forgetLinkedinToken, isTokenRefused, linkedinToken } from './linkedin-token.ts';

/** The photo is left: its address expires, and it shows a face that its owner may hide tomorrow. */
const associationReply = z.object({
  /** `urn:li:person:…` */
  member: z.string().nullish(),
  profile: z.string(),
});

/**
 * LinkedIn's Profile Associations for partners of its Sales Navigator Application Platform
 * (learn.microsoft.com/linkedin/sales/sync-services/profile-associations): which member Sales
 * Navigator's CRM Sync has matched with a contact or lead of the customer's Dynamics 365 or
 * Salesforce. So the question is the address of that record on our lead, and the answer a link to the
 * profile in Sales Navigator. LinkedIn gives partners no search for people, no titles and no
 * addresses (docs/decisions/0027).
 *
 * The key is `CLIENT_ID:CLIENT_SECRET`, of an application with the permission `r_sales_nav_profiles`,
 * and `:00D…` with the id of the organisation for Salesforce. Calls are limited per day by contract;
 * a 429 without `Retry-After` lasts until midnight UTC at the latest.
 */
export const salesNavigator: Enricher = {
  id: 'sales-navigator',
  fields: ['sales_navigator'],
  question({ kind, crmRecord }) {
    const record = kind === 'person' && crmRecord ? parseCrmRecord(crmRecord) : null;
    return record && `record:${record.crm}:${record.instance ?? ''}:${record.recordId}`;
  },
  async ask({ crmRecord }, context) {
    const record = crmRecord ? parseCrmRecord(crmRecord) : null;
    const client = readKey(context.key);
    if (!record) return [];
    const key = associationKey(record, client.organisation);
    if (!key)
      throw new ProviderError('bad_request', NO_ORGANISATION, { provider: 'sales-navigator' });
    const token = await linkedinToken(client, context);
    try {
      return await askAssociation(key, token, context);
    } catch (error) {
      if (isTokenRefused(error)) forgetLinkedinToken(client);
      throw error;
    }
  },
};

const NO_ORGANISATION =
  'sales-navigator’s key names no organisation of Salesforce: end it with :00D…, its id';

async function askAssociation(
  key: string,
  token: string,
  context: AskContext,
): Promise<FoundValue[]> {
  const api = context.client.baseUrl('sales-navigator', 'https://api.linkedin.com');
  const { profile } = await context.client.call({
    ...callBase('sales-navigator', context),
    operation: 'profile-associations',
    url: new URL(`/v2/salesNavigatorProfileAssociations/${key}`, api),
    headers: { authorization: `Bearer ${token}`, 'x-restli-protocol-version': '2.0.0' },
    reply: associationReply,
    cost: callCost('sales-navigator', context),
  });
  const url = URL.parse(profile);
  if (url?.protocol !== 'https:' || !/(?:^|\.)linkedin\.com$/.test(url.hostname)) return [];
  return new FoundList(url.href).add('sales_navigator', url.href, 0.9).values;
}

/**
 * A key of the resource in the notation of Rest.li 2.0, whose own signs stay as they are; hosts and
 * ids hold none of them. Null where Salesforce's organisation is not known.
 */
function associationKey(record: CrmRecord, organisation: string | null): string | null {
  const instanceId = record.instance ?? (organisation && toLongId(organisation));
  if (!instanceId) return null;
  const partner = PARTNER[record.crm];
  return `(partner:${partner},instanceId:${instanceId},recordId:${record.recordId})`;
}

/** `MS` as the documentation's example has it; `SFDC` as LinkedIn's list of CRMs names Salesforce. */
const PARTNER: Record<CrmRecord['crm'], string> = { dynamics: 'MS', salesforce: 'SFDC' };

function readKey(key: string): { id: string; secret: string; organisation: string | null } {
  const [id = '', secret = '', organisation = null] = key.split(':');
  return { id, secret, organisation };
}
