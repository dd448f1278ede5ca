import type { ProviderRequest, ScriptedReply } from './test-provider.ts';
import * as replies from './provider-replies.ts';

/** What each provider answers about the made-up company, by the host it is asked at. */
export function answerAsDocumented(request: ProviderRequest): ScriptedReply {
  const provider = request.host.replace(/\.localhost$/, '');
  const { path } = request;
  const place = /^\/v1\/places\/([\w-]+)$/.exec(path)?.[1];
  const key = `${provider} ${request.method} ${place ? '/v1/places/ID' : path.replace(/\(partner:.+\)$/, 'KEY').replace(/\+?%?2?B?\d{7,}/i, 'NUMBER')}`;
  const json: Record<string, unknown> = {
    'apollo POST /api/v1/people/match': replies.APOLLO_PERSON,
    'apollo GET /api/v1/organizations/enrich': replies.APOLLO_ORGANIZATION,
    'clearbit GET /v2/combined/find': replies.COMBINED_RECORD,
    'clearbit GET /v2/companies/find': replies.COMPANY_RECORD,
    'hunter GET /v2/email-finder': replies.HUNTER_FINDER,
    'hunter GET /v2/domain-search': replies.HUNTER_DOMAIN,
    'hunter GET /v2/combined/find': { data: replies.COMBINED_RECORD },
    'hunter GET /v2/email-verifier': { data: { status: 'valid', score: 98 } },
    'crunchbase POST /api/v4/searches/organizations': replies.CRUNCHBASE_SEARCH,
    'crunchbase GET /api/v4/entities/organizations/nordbygg': replies.CRUNCHBASE_ENTITY,
    'google-places POST /v1/places:searchText': replies.PLACE_SEARCH,
    'google-places GET /v1/places/ID': replies.PLACES[place ?? ''],
    'twilio GET /v2/PhoneNumbers/NUMBER': replies.TWILIO_LOOKUP,
    'sales-navigator POST /oauth/v2/accessToken': replies.LINKEDIN_TOKEN,
    'sales-navigator GET /v2/salesNavigatorProfileAssociations/KEY': replies.PROFILE_ASSOCIATION,
  };
  return json[key] === undefined ? { status: 404, json: {} } : { json: json[key] };
}
