import * as z from 'zod/mini';

/** The providers that enrich a lead, in the order in which a new workspace asks them. */
export const ENRICHMENT_PROVIDERS = [
  'apollo',
  'clearbit',
  'hunter',
  'google-places',
  'crunchbase',
  'twilio',
  'sales-navigator',
] as const;
export type EnrichmentProvider = (typeof ENRICHMENT_PROVIDERS)[number];
export const enrichmentProvider = z.enum(ENRICHMENT_PROVIDERS);

/**
 * What a key looks like. `token`: one secret. `pair`: an account and a secret with a colon between.
 * `client`: a client's id and secret and, where needed, a Salesforce organisation, likewise.
 */
export type KeyForm = 'token' | 'pair' | 'client';

export interface ProviderInfo {
  id: EnrichmentProvider;
  /** As the provider writes it. */
  name: string;
  keyForm: KeyForm;
  /** Where a customer finds their key. */
  keyUrl: string;
  /** What a useful answer is reckoned at, by the provider's public price list, in millionths of a
   *  US dollar; null where the price is agreed on by contract. */
  priceMicros: number | null;
}

/**
 * Prices as published for the smallest paid plan; a contract may say otherwise. Hunter: 2,000
 * credits for $49, one for a found address and a fifth for a combined look-up. Google: Place Details
 * Enterprise, $20 for 1,000 (a search for ids alone is free). Twilio: Line Type Intelligence, $0.008.
 * Apollo: one credit of the Basic plan. Clearbit: ten HubSpot credits. Sales Navigator: calls are part
 * of a partner's contract.
 */
export const PROVIDERS: Readonly<Record<EnrichmentProvider, ProviderInfo>> = {
  apollo: {
    id: 'apollo',
    name: 'Apollo',
    keyForm: 'token',
    keyUrl: 'https://developer.apollo.io/#/keys',
    priceMicros: 25_000,
  },
  clearbit: {
    id: 'clearbit',
    name: 'Clearbit',
    keyForm: 'token',
    keyUrl: 'https://dashboard.clearbit.com/api',
    priceMicros: 100_000,
  },
  hunter: {
    id: 'hunter',
    name: 'Hunter',
    keyForm: 'token',
    keyUrl: 'https://hunter.io/api-keys',
    priceMicros: 24_500,
  },
  'google-places': {
    id: 'google-places',
    name: 'Google Places',
    keyForm: 'token',
    keyUrl: 'https://console.cloud.google.com/google/maps-apis/credentials',
    priceMicros: 20_000,
  },
  crunchbase: {
    id: 'crunchbase',
    name: 'Crunchbase',
    keyForm: 'token',
    keyUrl: 'https://data.crunchbase.com/docs/getting-started',
    priceMicros: null,
  },
  twilio: {
    id: 'twilio',
    name: 'Twilio Lookup',
    keyForm: 'pair',
    keyUrl: 'https://console.twilio.com/',
    priceMicros: 8_000,
  },
  'sales-navigator': {
    id: 'sales-navigator',
    name: 'LinkedIn Sales Navigator',
    keyForm: 'client',
    keyUrl: 'https://www.linkedin.com/developers/apps',
    priceMicros: null,
  },
};

export const ENRICHMENT_MODES = ['waterfall', 'parallel'] as const;
/**
 * `waterfall`: one provider after the other, each asked only for what is still missing.
 * `parallel`: all at once; the best value of each field is taken.
 */
export type EnrichmentMode = (typeof ENRICHMENT_MODES)[number];

export type ProviderChoice = { id: EnrichmentProvider; isOn: boolean };

export const providerChoices = z
  .array(z.strictObject({ id: enrichmentProvider, isOn: z.boolean() }))
  .check(z.maxLength(ENRICHMENT_PROVIDERS.length));

/** All providers in the org's order; one that came to the product later stands at the end, on. */
export function orderProviders(
  chosen: readonly ProviderChoice[] | null | undefined,
): ProviderChoice[] {
  const known = (chosen ?? []).filter(({ id }, n, all) => all.findIndex((c) => c.id === id) === n);
  const named = new Set(known.map(({ id }) => id));
  const later = ENRICHMENT_PROVIDERS.filter((id) => !named.has(id));
  return [...known, ...later.map((id) => ({ id, isOn: true }))];
}
