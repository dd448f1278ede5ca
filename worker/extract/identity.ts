import { parse } from 'tldts';

export const IDENTITY_KINDS = ['email', 'phone', 'domain', 'linkedin'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Two leads that share a key are the same lead. */
export interface IdentityKey {
  kind: IdentityKind;
  value: string;
}

/** Providers whose addresses may be written with points and with `+something` and still be one box. */
const GMAIL = new Set(['gmail.com', 'googlemail.com']);

/** One form for all spellings of one mailbox; null when it is none. */
export function emailKey(email: string): string | null {
  const [local = '', domain = '', ...rest] = email.trim().toLowerCase().split('@');
  if (local === '' || domain === '' || rest.length > 0) return null;
  const box = local.replace(/\+.*$/, '') || local;
  if (!GMAIL.has(domain)) return `${box}@${domain}`;
  return `${box.replaceAll('.', '') || box}@gmail.com`;
}

/** E.164, or null: a number without its country could be anybody's. */
export function phoneKey(phone: string): string | null {
  const compact = phone.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(compact) ? compact : null;
}

/** Hosts where every customer has a page of their own under one registrable domain. */
const SHARED_HOSTS = new Set([
  'facebook.com',
  'instagram.com',
  'linkedin.com',
  'twitter.com',
  'x.com',
  'youtube.com',
  'tiktok.com',
  'yelp.com',
  'google.com',
  'pinterest.com',
  'medium.com',
  'linktr.ee',
  'etsy.com',
  'ebay.com',
  'amazon.com',
  'tripadvisor.com',
  'goo.gl',
  'bit.ly',
]);

/** The registrable domain of a site; for private suffixes such as github.io the customer's own part. */
export function domainKey(url: string): string | null {
  const { domain, hostname, isIp } = parse(url, { allowPrivateDomains: true });
  if (isIp === true || hostname === null || domain === null) return null;
  return SHARED_HOSTS.has(domain) ? null : domain;
}

/** `in/jane-doe` or `company/acme`; null for anything else. */
export function linkedinKey(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/(?:^|\.)linkedin\.com$/.test(parsed.hostname)) return null;
  const [, kind, handle] =
    /^\/(company|school|showcase|in|pub)\/([^/]+)/i.exec(parsed.pathname) ?? [];
  if (kind === undefined || handle === undefined) return null;
  return `${kind.toLowerCase()}/${decodeHandle(handle).toLowerCase()}`;
}

function decodeHandle(handle: string): string {
  try {
    return decodeURIComponent(handle);
  } catch {
    return handle;
  }
}
