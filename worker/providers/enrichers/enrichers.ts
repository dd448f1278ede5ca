import type { EnrichmentProvider } from '../../../schema/enrichment/providers.ts';
import { apollo } from './apollo.ts';
import { clearbit } from './clearbit.ts';
import { crunchbase } from './crunchbase.ts';
import type { Enricher } from './enricher.ts';
import { googlePlaces } from './google-places.ts';
import { hunter } from './hunter.ts';
import { salesNavigator } from './sales-navigator.ts';
import { twilio } from './twilio.ts';

/** Every adapter, by the name that settings, costs and receipts know it by. */
export const ENRICHERS: Readonly<Record<EnrichmentProvider, Enricher>> = {
  apollo,
  clearbit,
  hunter,
  'google-places': googlePlaces,
  crunchbase,
  twilio,
  'sales-navigator': salesNavigator,
};
