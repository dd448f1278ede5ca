import { makeCompany } from './company/make-company.ts';
import { NumberBook } from './company/number-book.ts';
import { cityOf, countryOf } from './countries/by-code.ts';
import { hashText, rollDice } from './dice.ts';
import { castAnyone, castSite, type Casting } from './lineup.ts';
import { pagesOf } from './site/pages.ts';
import { tradeOf } from './trades/by-language.ts';
import type { Company, CountryCode } from './truth.ts';
import { PLAIN_TRAITS, type Traits, type Variant } from './variant.ts';
import { NICE_VARIANTS } from './variants/nice.ts';
import { DIFFICULT_VARIANTS } from './variants/difficult.ts';

export interface WebOptions {
  /** The same seed and counts give the same web. */
  seed?: number;
  /** How many sites the nice listing has. */
  sites?: number;
  /** How many pages each site has, all linked; at least 1. */
  pagesPerSite?: number;
  /** Names of variants to build the nice listing from, in place of all nice ones. */
  variants?: readonly string[];
}

export interface DemoSite {
  slug: string;
  /** `slug.localhost`: its host name, to which the port comes. */
  host: string;
  listing: 'nice' | 'difficult';
  variant: Variant;
  /** The ground truth: what is published, and nothing else. */
  company: Company;
  traits: Traits;
  schemaType: string;
  tagline: string;
  /** Where its texts say that it is. */
  city: string;
  themeNumber: number;
  /** How many linked HTML pages the plain site has. */
  pages: number;
  seed: number;
}

export interface DemoWeb {
  /** Nice ones first, then one difficult site for every difficult variant. */
  sites: DemoSite[];
  seed: number;
  siteOf(slug: string): DemoSite | undefined;
}

export const DEFAULT_WEB = { seed: 11, sites: 24, pagesPerSite: 9 } as const;

/** Makes up a whole web. Pure: pages are drawn from it on request, nothing of them is kept. */
export function makeWeb(options: WebOptions = {}): DemoWeb {
  const { seed, sites: count, pagesPerSite } = { ...DEFAULT_WEB, ...options };
  const workshop: Workshop = {
    seed,
    pages: Math.max(1, pagesPerSite),
    numbers: new NumberBook(),
    takenSlugs: new Set(['sample', ...DIFFICULT_VARIANTS.map((variant) => variant.name)]),
  };
  const niceVariants = pickVariants(options.variants);
  const nice = Array.from({ length: count }, (_, index) => {
    const variant = niceVariants[index % niceVariants.length] ?? NICE_VARIANTS[0]!;
    const casting = castSite(seed, index);
    return makeSite(workshop, variant, { listing: 'nice', label: `nice ${index}`, casting });
  });
  const difficult = DIFFICULT_VARIANTS.map((variant) =>
    makeSite(workshop, variant, {
      listing: 'difficult',
      label: variant.name,
      casting: castAnyone(
        seed,
        variant.name,
        variant.country ? [variant.country] : ENGLISH_SPEAKING,
      ),
    }),
  );
  const sites = [...nice, ...difficult];
  const bySlug = new Map(sites.map((site) => [site.slug, site]));
  return { sites, seed, siteOf: (slug) => bySlug.get(slug) };
}

/** The paths of all pages of a site as it links to them; exactly `site.pages`. */
export function sitePaths(site: DemoSite): string[] {
  return pagesOf(site).map((page) => page.path);
}

interface Workshop {
  seed: number;
  pages: number;
  numbers: NumberBook;
  takenSlugs: Set<string>;
}

function makeSite(
  { seed, pages, numbers, takenSlugs }: Workshop,
  variant: Variant,
  { listing, label, casting }: { listing: DemoSite['listing']; label: string; casting: Casting },
): DemoSite {
  const country = countryOf(casting.country);
  const trade = tradeOf(country.language, casting.trade);
  const dice = rollDice(seed, 'company', label);
  const founded = makeCompany(
    {
      country,
      city: cityOf(country, casting.city),
      trade,
      numbers,
      hasOnlineBooking: casting.hasOnlineBooking,
      takenSlugs,
    },
    dice,
  );
  // A difficult site is hosted under what it does, so that a test can name it.
  const slug = listing === 'nice' ? founded.slug : variant.name;
  return {
    slug,
    host: `${slug}.localhost`,
    listing,
    variant,
    company: hideFacts(founded.company, variant.hides ?? []),
    traits: { ...PLAIN_TRAITS, ...variant.traits },
    schemaType: trade.schemaType,
    tagline: dice.pick(trade.taglines),
    city: casting.city,
    themeNumber: hashText(label),
    pages: listing === 'nice' ? pages : DIFFICULT_PAGES,
    seed,
  };
}

/** Enough for every kind of page; a benchmark's thousands would only blur what a fault costs. */
const DIFFICULT_PAGES = 9;

/** So that the paths of difficult sites are the English ones, and tests can name them. */
const ENGLISH_SPEAKING: readonly CountryCode[] = ['US', 'GB', 'CA'];

function hideFacts(company: Company, hidden: readonly (keyof Company)[]): Company {
  const shown: Company = { ...company };
  for (const fact of hidden) {
    const value = shown[fact];
    if (Array.isArray(value)) Object.assign(shown, { [fact]: [] });
    else if (fact === 'socials') shown.socials = {};
    else Object.assign(shown, { [fact]: undefined });
  }
  return shown;
}

function pickVariants(names: readonly string[] | undefined): readonly Variant[] {
  if (!names) return NICE_VARIANTS;
  const all = [...NICE_VARIANTS, ...DIFFICULT_VARIANTS];
  return names.map((name) => {
    const variant = all.find((candidate) => candidate.name === name);
    if (!variant) throw new Error(`There is no variant named ${name}`);
    return variant;
  });
}
