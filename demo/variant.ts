import type { Answer } from './site/visit.ts';
import type { Company, CountryCode } from './truth.ts';

/** How the facts of a site are written down. Every part has a plain default. */
export interface Traits {
  markup: 'none' | 'json-ld' | 'json-ld-graph' | 'microdata' | 'rdfa' | 'h-card';
  layout: 'lines' | 'sentence' | 'table' | 'list' | 'labelled-links';
  /** The page, or the footer of every page, that holds the contact block. */
  place: 'contact' | 'legal' | 'footer';
  mail:
    | 'link'
    | 'text'
    | 'at-dot'
    | 'entities'
    | 'cloudflare'
    | 'reversed'
    | 'script'
    | 'hidden-decoy';
  team: 'cards' | 'table' | 'list' | 'prose';
  drawnBy: 'server' | 'script';
}

export const PLAIN_TRAITS: Traits = {
  markup: 'none',
  layout: 'lines',
  place: 'contact',
  mail: 'link',
  team: 'cards',
  drawnBy: 'server',
};

/**
 * What a crawler should come to:
 * - `facts`: everything in the site's truth can be found;
 * - `nothing`: the pages can be read, but hold nothing to find;
 * - `blocked`, `login_wall`, `challenge`, `parked`, `empty`: to be recognised, and free;
 * - `failed`: no page can be had;
 * - `bounded`: never ends or is far too large; a limit must stop it. The truth can still be found.
 */
export type Outcome =
  | 'facts'
  | 'nothing'
  | 'blocked'
  | 'login_wall'
  | 'challenge'
  | 'parked'
  | 'empty'
  | 'failed'
  | 'bounded';

export interface Variant {
  name: string;
  outcome: Outcome;
  /** What a good crawler does here, as a sentence. */
  expectation: string;
  traits?: Partial<Traits>;
  /** Facts that sites of this kind do not publish. */
  hides?: readonly (keyof Company)[];
  /** The country of the difficult site of this kind; some English-speaking one by default. */
  country?: CountryCode;
  /** Paths that a crawler which keeps the rules never asks for. */
  forbidden?: readonly string[];
  /** Answers in place of the plain site; null leaves a path to it. */
  answer?: Answer;
}

/** Everything about how to reach a company or its people. */
export const CONTACT_FACTS = [
  'emails',
  'phones',
  'fax',
  'address',
  'people',
  'socials',
  'openingHours',
] as const satisfies readonly (keyof Company)[];
