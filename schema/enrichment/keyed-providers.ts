import { ENRICHMENT_PROVIDERS, type KeyForm, PROVIDERS } from './providers.ts';

/** Providers that are searched and enrich nothing; the others do the latter, some of them both. */
export const SEARCH_PROVIDERS = ['brave', 'apify'] as const;
export const KEYED_PROVIDERS = [...ENRICHMENT_PROVIDERS, ...SEARCH_PROVIDERS] as const;
/** Every provider for which a workspace may have a key of its own. */
export type KeyedProvider = (typeof KEYED_PROVIDERS)[number];

interface KeyInfo {
  /** As the provider writes it. */
  name: string;
  keyForm: KeyForm;
  /** Where a customer finds their key. */
  keyUrl: string;
}

export const KEY_INFO: Readonly<Record<KeyedProvider, KeyInfo>> = {
  ...PROVIDERS,
  brave: {
    name: 'Brave Search',
    keyForm: 'token',
    keyUrl: 'https://api-dashboard.search.brave.com/app/keys',
  },
  apify: {
    name: 'Apify',
    keyForm: 'token',
    keyUrl: 'https://console.apify.com/settings/integrations',
  },
};

/** What is wrong with a key as typed, or null. Says nothing about whether the provider takes it. */
export function keyProblem(
  provider: KeyedProvider,
  key: string,
): 'form' | 'pair' | 'client' | null {
  if (!/^[\x21-\x7e]{8,2000}$/.test(key)) return 'form';
  const { keyForm } = KEY_INFO[provider];
  if (keyForm === 'pair' && !/^[^:]+:[^:]+$/.test(key)) return 'pair';
  if (keyForm === 'client' && !CLIENT_KEY.test(key)) return 'client';
  return null;
}

/** The ids of Salesforce's organisations begin with 00D. */
const CLIENT_KEY = /^[^:]+:[^:]+(?::00D\w{12}(?:\w{3})?)?$/;
