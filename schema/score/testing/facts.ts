import type { LeadFacts } from '../facts.ts';

/** A lead of which nothing is known but its name. */
export const UNKNOWN_LEAD: LeadFacts = {
  kind: 'person',
  name: 'Ada Reeve',
  title: null,
  companyName: null,
  email: null,
  phone: null,
  website: null,
  city: null,
  region: null,
  country: null,
  linkedin: null,
  industry: null,
  description: null,
  technologies: [],
  socials: {},
  employees: null,
  revenue: null,
  emailState: null,
  phoneState: null,
  confidence: {},
  pages: [],
  said: [],
  seenAt: null,
};

export function lead(known: Partial<LeadFacts>): LeadFacts {
  return { ...UNKNOWN_LEAD, ...known };
}
