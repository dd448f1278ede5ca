import type { IcpCriteria } from '../../schema/profile/icp.ts';
import {
  type CompanyColumns,
  factsOf,
  type LeadFacts,
  NO_EVIDENCE,
} from '../../schema/score/facts.ts';
import { compileIcp } from '../../schema/score/compile.ts';
import { rateLead } from '../../schema/score/score.ts';
import type { LeadCandidate, UnitLeads } from '../crawl/lead-candidates.ts';

/** What was seen of an organisation besides the values of its fields. */
export interface HitEvidence {
  paths: string[];
  said: string[];
}

/** A lead to be, or why there is none: nobody pays for those. */
export type Judged =
  | { candidate: LeadCandidate; unit: UnitLeads }
  | { reason: 'no_contact' | 'excluded' | 'other_industry' | 'other_place' };

/** Sources that answer with whatever their index matches; maps and databases have been asked exactly. */
const LOOSE_SOURCES = new Set(['searxng', 'brave', 'instagram']);

/**
 * Who of an organisation is worth saving: the person whose role is wanted, where a role is; else the
 * organisation itself. What is ruled out, or plainly something else, is left alone.
 */
export function judgeHit(
  unit: UnitLeads,
  evidence: HitEvidence,
  { criteria, source, now }: { criteria: IcpCriteria; source: string; now: number },
): Judged {
  const icp = compileIcp(criteria, null);
  const rated = unit.leads.map((candidate) => ({
    candidate,
    rating: rateLead(factsOfCandidate(unit, candidate, evidence, now), icp, now),
  }));
  const wanted = rated.filter(({ candidate, rating }) =>
    candidate.kind === 'company'
      ? true
      : (criteria.roles ?? []).length > 0 &&
        rating.parts.some(
          ({ part, reasons }) => part === 'role' && reasons.some(({ tone }) => tone === 'for'),
        ),
  );
  const best = (wanted.length > 0 ? wanted : rated).toSorted(
    (a, b) => b.rating.total - a.rating.total,
  )[0];
  if (!best) return { reason: 'no_contact' };
  if (best.rating.excluded) return { reason: 'excluded' };
  const says = new Set(best.rating.parts.flatMap(({ reasons }) => reasons.map(({ key }) => key)));
  if (LOOSE_SOURCES.has(source)) {
    if (says.has('industry.other')) return { reason: 'other_industry' };
    if (says.has('place.other')) return { reason: 'other_place' };
  }
  return { candidate: best.candidate, unit };
}

function factsOfCandidate(
  { company, domain, website }: UnitLeads,
  { kind, columns, receipts }: LeadCandidate,
  evidence: HitEvidence,
  now: number,
): LeadFacts {
  const best = (field: string) => company[field]?.[0]?.value ?? null;
  const confidence = Object.fromEntries(
    receipts
      .filter(({ isChosen }) => isChosen)
      .map((receipt) => [receipt.field, receipt.confidence]),
  );
  return factsOf(
    {
      kind,
      name: columns.name,
      title: columns.title,
      companyName: columns.company_name,
      email: columns.email,
      phone: columns.phone,
      website: columns.website,
      city: columns.city,
      region: columns.region,
      country: columns.country,
      linkedin: columns.linkedin,
    },
    {
      name: best('name') ?? domain ?? columns.name,
      website,
      city: best('city'),
      region: best('region'),
      country: best('country'),
      industry: best('industry'),
      description: best('description'),
      socials: socialsOf(company),
      technologies: company['technology']?.map(({ value }) => value) ?? [],
    } satisfies CompanyColumns,
    { ...NO_EVIDENCE, confidence, pages: evidence.paths, said: evidence.said, seenAt: now },
  );
}

function socialsOf(company: UnitLeads['company']): Record<string, string> {
  const pairs = ['linkedin', 'twitter', 'facebook', 'instagram', 'youtube', 'tiktok'].flatMap(
    (network) => {
      const url = company[network]?.[0]?.value;
      return url ? [[network, url] as const] : [];
    },
  );
  return Object.fromEntries(pairs);
}
