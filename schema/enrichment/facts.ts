import type { TimeZoneSource } from './time-zone.ts';

// Types and not interfaces: as values of a JSON column they must be open to an index.

/** A fact and when it was found out, epoch milliseconds. */
export type Fact<Value> = {
  value: Value;
  observedAt: number;
};

export const DMARC_POLICIES = ['none', 'quarantine', 'reject'] as const;
export type DmarcPolicy = (typeof DMARC_POLICIES)[number];

/** What the domain name system tells of a company. */
export type DnsFacts = {
  domain: string;
  /** Who runs its mail: `Google Workspace`; null when the hosts belong to nobody who is known. */
  mailProvider: string | null;
  mailHosts: string[];
  /** Null: it publishes none. */
  spf: string | null;
  dmarc: DmarcPolicy | null;
  /** Who serves its site, as far as names and addresses tell. */
  hosting: string | null;
  nameServers: string[];
  dnsProvider: string | null;
  /** Services that its records give away: `HubSpot`, `Zendesk`. */
  services: string[];
};

/** How a company makes addresses out of names, such as `first.last`. */
export type EmailPatternFact = {
  pattern: string;
  domain: string;
  /** Addresses it was read from, and how many of those seen follow it. */
  examples: number;
  seen: number;
};

export type TimeZoneFact = {
  timeZone: string;
  source: TimeZoneSource;
  isCertain: boolean;
};

/** What enrichment knows of a lead beyond its fields; each part is there once it was looked for. */
export type LeadFacts = {
  timeZone?: Fact<TimeZoneFact>;
  dns?: Fact<DnsFacts>;
  /** ISO 639-1. */
  language?: Fact<string>;
  technologies?: Fact<string[]>;
  emailPattern?: Fact<EmailPatternFact>;
  /** Of the lead's own address. */
  emailFlags?: Fact<string[]>;
};
