import { emptyFields, type MatchFields } from './match/match-fields.ts';

/** The columns of a lead that are compared. */
export interface ComparedLead {
  kind: 'person' | 'company';
  name: string;
  title: string | null;
  companyName: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  linkedin: string | null;
}

export function leadFields(lead: ComparedLead): MatchFields {
  return {
    ...emptyFields(),
    kind: lead.kind,
    name: lead.name,
    company: lead.kind === 'person' ? (lead.companyName ?? '') : '',
    title: lead.title ?? '',
    emails: lead.email ? [lead.email] : [],
    phones: lead.phone ? [lead.phone] : [],
    sites: lead.website ? [lead.website] : [],
    street: lead.street ?? '',
    city: lead.city ?? '',
    region: lead.region ?? '',
    postal: lead.postalCode ?? '',
    country: lead.country ?? '',
    // A profile's address is given out once.
    codes: lead.linkedin ? [`linkedin:${lead.linkedin.replace(/^.*linkedin\.com/i, '')}`] : [],
  };
}
