/** The public price list, in credits. */
export const PRICES = {
  /** Per new useful lead that a crawl yields. Duplicates and unusable pages are free. */
  crawledLead: 1,
} as const;

/** What each new org starts with, in credits. */
export const WELCOME_CREDITS = 100;
