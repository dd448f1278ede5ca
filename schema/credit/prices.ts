/** The public price list, in credits. */
export const PRICES = {
  /** Per new useful lead that a crawl yields. Duplicates and unusable pages are free. */
  crawledLead: 1,
  /** Per new useful lead that a search of places, people or the web yields. */
  searchedLead: 1,
  /** Per lead to which a provider with a key added a value. Keyless enrichment is free. */
  enrichedLead: 1,
  /** Checking an e-mail address or a phone number is free. */
  verification: 0,
  /** Per analysis that succeeded, by tier. */
  analysis: { light: 1, deep: 3, xray: 5 },
} as const;

/** What each new org starts with, in credits. */
export const WELCOME_CREDITS = 100;
