import type { KeyedProvider } from '../schema/enrichment/keyed-providers.ts';
import type { Env } from './env.ts';

/** Providers' keys that serve the whole installation, by provider; an org's own goes before. */
export function sharedProviderKeys(env: Env): Readonly<Partial<Record<KeyedProvider, string>>> {
  return {
    apollo: env.APOLLO_API_KEY,
    clearbit: env.CLEARBIT_API_KEY,
    hunter: env.HUNTER_API_KEY,
    crunchbase: env.CRUNCHBASE_API_KEY,
    'google-places': env.GOOGLE_PLACES_API_KEY,
    twilio: env.TWILIO_API_KEY,
    brave: env.BRAVE_API_KEY,
    apify: env.APIFY_API_KEY,
    'sales-navigator': env.SALES_NAVIGATOR_API_KEY,
  };
}
