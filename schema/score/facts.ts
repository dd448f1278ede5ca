import type { Channel, IcpCriteria } from '../profile/icp.ts';
import { stems } from './words/fold.ts';

/** What is known of whether mail arrives. Null and `unknown`: nobody can tell yet. */
export type EmailState = 'deliverable' | 'risky' | 'undeliverable' | 'unknown';
export type PhoneState = 'valid' | 'invalid' | 'unknown';

/** Fields whose receipts say how far a lead can be trusted. */
export const TRUST_FIELDS = ['email', 'phone', 'name', 'company_name', 'city', 'website'] as const;
export type TrustField = (typeof TRUST_FIELDS)[number];

/** What is known of a lead beyond its own and its company's columns; kept with its score. */
export type ScoreEvidence = {
  /** Of the best receipt of each field, 0 to 1; a person's own entry is 1. */
  confidence: Partial<Record<TrustField, number>>;
  /** Paths of pages of the site that were read: `/book-online`. */
  pages: readonly string[];
  /** Sentences of its site that a search has met there: they count as said of it. */
  said: readonly string[];
  /** When a value of it was last seen or entered, epoch milliseconds. */
  seenAt: number | null;
  /** Employees, both ends included. */
  employees: Range | null;
  /** A year, in whole units of the currency. */
  revenue: (Range & { currency: string | null }) | null;
  /** Found on its site beyond what its company's row names. */
  technologies: readonly string[];
  /** Addresses by network, beyond those of its company's row. */
  socials: Readonly<Record<string, string>>;
};

/** Both ends included. */
export type Range = {
  min: number;
  max: number;
};

export const NO_EVIDENCE: ScoreEvidence = {
  confidence: {},
  pages: [],
  said: [],
  seenAt: null,
  employees: null,
  revenue: null,
  technologies: [],
  socials: {},
};

/** All that a score is made from. What is null is not known. */
export interface LeadFacts extends ScoreEvidence {
  kind: 'company' | 'person';
  name: string;
  title: string | null;
  companyName: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  linkedin: string | null;
  industry: string | null;
  description: string | null;
  emailState: EmailState | null;
  phoneState: PhoneState | null;
}

type Loose = string | null | undefined;

/** The columns of a lead that count. */
export interface LeadColumns {
  kind: 'company' | 'person';
  name: string;
  title?: Loose;
  companyName?: Loose;
  email?: Loose;
  phone?: Loose;
  website?: Loose;
  city?: Loose;
  region?: Loose;
  country?: Loose;
  linkedin?: Loose;
  emailState?: Loose;
  phoneState?: Loose;
  createdAt?: number | null;
}

/** The columns of its company that count. */
export interface CompanyColumns {
  name: string;
  website?: Loose;
  city?: Loose;
  region?: Loose;
  country?: Loose;
  industry?: Loose;
  description?: Loose;
  socials?: Readonly<Record<string, string>> | null;
  technologies?: readonly string[] | null;
}

/** The facts by the rows: the lead's own values first, else its company's. */
export function factsOf(
  lead: LeadColumns,
  company: CompanyColumns | null | undefined,
  evidence: Partial<ScoreEvidence> | null | undefined,
): LeadFacts {
  const known = { ...NO_EVIDENCE, ...evidence };
  return {
    ...known,
    kind: lead.kind,
    name: lead.name,
    title: lead.title ?? null,
    companyName: lead.companyName ?? company?.name ?? null,
    email: lead.email ?? null,
    phone: lead.phone ?? null,
    website: lead.website ?? company?.website ?? null,
    city: lead.city ?? company?.city ?? null,
    region: lead.region ?? company?.region ?? null,
    country: lead.country ?? company?.country ?? null,
    linkedin: lead.linkedin ?? null,
    industry: company?.industry ?? null,
    description: company?.description ?? null,
    technologies: [...new Set([...(company?.technologies ?? []), ...known.technologies])],
    socials: { ...known.socials, ...company?.socials },
    emailState: toEmailState(lead.emailState),
    phoneState: toPhoneState(lead.phoneState),
    seenAt: known.seenAt ?? lead.createdAt ?? null,
  };
}

function toEmailState(state: Loose): EmailState | null {
  return state === 'deliverable' ||
    state === 'risky' ||
    state === 'undeliverable' ||
    state === 'unknown'
    ? state
    : null;
}

function toPhoneState(state: Loose): PhoneState | null {
  return state === 'valid' || state === 'invalid' || state === 'unknown' ? state : null;
}

/** A lead's texts as stems: folded once, however often it is scored. */
export interface FactWords {
  industry: string[];
  names: string[];
  description: string[];
  title: string[];
  /** Of its technologies and the addresses of its pages. */
  site: string[];
  domain: string | null;
}

const known = new WeakMap<LeadFacts, FactWords>();

export function wordsOf(facts: LeadFacts): FactWords {
  let words = known.get(facts);
  if (!words) {
    const isOwnName = facts.kind === 'person';
    words = {
      industry: read(facts.industry),
      names: stems([isOwnName ? '' : facts.name, facts.companyName ?? ''].join(' ')),
      description: read([facts.description, ...facts.said].filter(Boolean).join('. ')),
      title: read(facts.title),
      // Two words apart, so that no phrase is found across two of them.
      site: [...facts.technologies, ...facts.pages]
        .toSorted()
        .flatMap((text) => [...stems(text), '', '']),
      domain: domainOf(facts.website) ?? facts.email?.split('@')[1] ?? null,
    };
    known.set(facts, words);
  }
  return words;
}

/** What stands further down in a text that went on and on says nothing more. */
const MAX_TEXT = 4000;
const read = (text: string | null) => stems((text ?? '').slice(0, MAX_TEXT));

/** `www.example.com` and `https://example.com/contact` are both `example.com`. */
export function domainOf(website: string | null | undefined): string | null {
  const host = /^(?:[a-z][a-z\d+.-]*:\/\/)?(?:[^/@]*@)?([^/:?#]+)/i.exec(website ?? '')?.[1];
  return host?.toLowerCase().replace(/^www\./, '') ?? null;
}

/** The address by which a lead can be reached on a channel, if it has one. */
export function addressOn(facts: LeadFacts, channel: Channel): string | null {
  if (channel === 'email') return facts.email;
  if (channel === 'phone') return facts.phone;
  if (channel === 'linkedin') return facts.linkedin ?? facts.socials['linkedin'] ?? null;
  return facts.socials[channel] ?? null;
}

const DEFAULT_CHANNELS: readonly Channel[] = [
  'email',
  'phone',
  'linkedin',
  'instagram',
  'facebook',
  'whatsapp',
];

/** The first of the wanted channels that leads to somebody, else the first that there is. */
export function mainChannel(facts: LeadFacts, channels: IcpCriteria['channels']): Channel | null {
  const isDead = (channel: Channel) =>
    (channel === 'email' && facts.emailState === 'undeliverable') ||
    (channel === 'phone' && facts.phoneState === 'invalid');
  const wanted = [...(channels ?? []), ...DEFAULT_CHANNELS];
  return wanted.find((channel) => addressOn(facts, channel) && !isDead(channel)) ?? null;
}
