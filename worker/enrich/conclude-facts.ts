import type { Sql } from '../../platform/sql.ts';
import {
  applyPattern,
  findPattern,
  type NamedAddress,
  patternConfidence,
  splitName,
} from '../../schema/enrichment/email-pattern.ts';
import type { LeadFacts } from '../../schema/enrichment/facts.ts';
import { timeZoneOf } from '../../schema/enrichment/time-zone.ts';
import { findCity } from '../../schema/request/places.ts';
import { addressFlags, isDisposable, isFreeMail } from '../../schema/verification/address-kinds.ts';
import { parseAddress } from '../../schema/verification/email-syntax.ts';
import { parsePhone } from '../extract/phone-number.ts';
import { toCountryCode } from '../extract/places.ts';
import type { KnownLead } from './known-lead.ts';
import type { NewValue } from './new-value.ts';

export interface Conclusions {
  facts: LeadFacts;
  /** The address that the company's pattern makes of a person's name, to be offered. */
  offers: NewValue[];
}

/** What follows from what is known already, without asking anybody. */
export async function concludeFacts(
  sql: Sql,
  lead: KnownLead,
  site: { language: string | null; technologies: string[] } | null,
  now: number,
): Promise<Conclusions> {
  const { subject } = lead;
  const fact = <Value>(value: Value) => ({ value, observedAt: now });
  const facts: LeadFacts = {};
  const zone = timeZone(lead);
  if (zone) facts.timeZone = fact(zone);
  const language = site?.language ?? lead.language?.slice(0, 2).toLowerCase() ?? null;
  if (language) facts.language = fact(language);
  const technologies = site?.technologies.length ? site.technologies : lead.technologies;
  if (technologies.length > 0) facts.technologies = fact(technologies.slice(0, 40));
  if (subject.email) facts.emailFlags = fact(flagsOf(subject.email));
  const offers = await concludePattern(sql, lead, facts, now);
  return { facts, offers };
}

function timeZone({ subject, region }: KnownLead) {
  const phone = subject.phone ? parsePhone(subject.phone, undefined) : null;
  return timeZoneOf(
    {
      city: subject.city,
      region,
      country: subject.country && toCountryCode(subject.country),
      phone: phone?.e164 ?? null,
      phoneCountry: phone?.country ?? null,
    },
    (city, within) => findCity(city, within)?.timeZone ?? null,
  );
}

function flagsOf(email: string): string[] {
  const address = parseAddress(email);
  if (!address) return [];
  return [...addressFlags(address), ...(isDisposable(address.domain) ? ['disposable'] : [])];
}

/** How many addresses of a company are looked at. */
const MAX_SAMPLES = 50;

interface Sample {
  name: string;
  email: string;
  sourceUrl: string | null;
}

async function concludePattern(
  sql: Sql,
  { orgId, subject }: KnownLead,
  facts: LeadFacts,
  now: number,
): Promise<NewValue[]> {
  const domain = subject.email?.split('@')[1]?.toLowerCase() ?? subject.domain;
  if (!domain || isFreeMail(domain)) return [];
  const samples = await sql<Sample[]>`
    select lead.name, lead.email, value.source_url as "sourceUrl"
    from lead
    left join lateral (
      select source_url from field_value
      where lead_id = lead.id and field = 'email' and field_value.value = lead.email
      order by chosen desc limit 1
    ) value on true
    where
      lead.org_id = ${orgId} and lead.kind = 'person' and lead.deleted_at is null
      and lead.email like ${`%@${domain.replace(/[\\%_]/g, '\\$&')}`}
    order by lead.id
    limit ${MAX_SAMPLES}`;
  const named = samples.flatMap(({ name, email }): NamedAddress[] => {
    const parts = splitName(name);
    return parts ? [{ email, ...parts }] : [];
  });
  const found = findPattern(named);
  if (!found) return [];
  facts.emailPattern = { value: { ...found, domain }, observedAt: now };
  const source = samples.find(({ sourceUrl }) => sourceUrl)?.sourceUrl ?? `https://${domain}/`;
  if (subject.kind !== 'person' || subject.email || !subject.firstName || !subject.lastName)
    return [];
  const local = applyPattern(found.pattern, subject.firstName, subject.lastName);
  if (!local || samples.some(({ email }) => email === `${local}@${domain}`)) return [];
  const value = `${local}@${domain}`;
  const confidence = patternConfidence(found);
  const raw = found.pattern;
  const offer = { field: 'email', value, raw, sourceUrl: source, extractor: 'pattern', confidence };
  return [{ ...offer, snapshotHash: null, span: null, isOffer: true }];
}
