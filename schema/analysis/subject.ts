import type { Channel, IcpCriteria } from '../profile/icp.ts';
import { type LeadFacts, mainChannel } from '../score/facts.ts';
import type { Score } from '../score/score.ts';
import type { Quote, Said } from './result.ts';

/** A page as people read it, with the way back to where each word stands in its stored copy. */
export interface SubjectPage {
  url: string;
  snapshotHash: string;
  /** Visible lines, white space folded. */
  lines: readonly string[];
  /** The words of a line from `from` up to `to`. */
  quote(line: number, from: number, to: number): Quote;
}

/** What we sell, as far as somebody has said so. */
export interface OwnBusiness {
  name: string;
  website: string | null;
  sells: string;
  customers: string;
  tone: string;
  proof: string;
  services: readonly string[];
}

/** All that an analysis is made from. */
export interface Subject {
  facts: LeadFacts;
  /** Of the company, beyond what a score needs. */
  company: {
    name: string;
    language: string | null;
    founded: string | null;
    openingHours: string | null;
  } | null;
  profile: OwnBusiness | null;
  criteria: IcpCriteria | null;
  /** By rules. */
  score: Score;
  pages: readonly SubjectPage[];
  /** Epoch milliseconds. */
  now: number;
}

/** A text of client/locales/en/analysis.json, under `rules`. */
export function say(key: string, values?: Record<string, string | number>): Said {
  return values ? { key: `analysis:rules.${key}`, values } : { key: `analysis:rules.${key}` };
}

/** How the company is called; a person without one by their own name. */
export function companyOf({ facts, company }: Subject): string {
  return company?.name ?? facts.companyName ?? facts.name;
}

export function channelOf({ facts, criteria }: Subject): Channel | null {
  return mainChannel(facts, criteria?.channels);
}
