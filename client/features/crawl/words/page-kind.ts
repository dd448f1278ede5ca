import type crawl from '../../../locales/en/crawl.json';

type KnownKind = Exclude<keyof typeof crawl.kind, 'other'>;

/** How the crawler names what became of a page, and the words that we have for it. */
const WORDS = new Map<string | null, KnownKind>(
  Object.entries({
    ok: 'ok',
    listing: 'listing',
    sitemap: 'sitemap',
    no_sitemap: 'noSitemap',
    blocked: 'blocked',
    login: 'login',
    challenge: 'challenge',
    parked: 'parked',
    empty: 'empty',
    missing: 'missing',
    needs_browser: 'needsBrowser',
    server_error: 'serverError',
    duplicate: 'duplicate',
    unchanged: 'unchanged',
    noindex: 'noindex',
    refresh: 'refresh',
    left_site: 'leftSite',
    robots: 'robots',
    robots_unknown: 'robotsUnknown',
    limit: 'limit',
    host_down: 'hostDown',
    crashed: 'crashed',
    invalid_url: 'invalidUrl',
    blocked_address: 'blockedAddress',
    dns: 'dns',
    refused: 'refused',
    reset: 'cutOff',
    network: 'cutOff',
    protocol: 'notUnderstood',
    bad_encoding: 'notUnderstood',
    timeout: 'timeout',
    tls: 'tls',
    too_large: 'tooLarge',
    bad_content_type: 'notAPage',
    redirect_loop: 'redirects',
    too_many_redirects: 'redirects',
  } satisfies Record<string, KnownKind>),
);

/** The key under `kind.` in crawl.json; `other` for one that this version has no words for. */
export function pageKindWords(kind: string | null): KnownKind | 'other' {
  return WORDS.get(kind) ?? 'other';
}

/** Kinds with the same words are one to a person. Most frequent first; read pages are left out. */
export function countByWords(
  pageKinds: Readonly<Record<string, number>>,
): { words: KnownKind | 'other'; count: number }[] {
  const counts = new Map<KnownKind | 'other', number>();
  for (const [kind, count] of Object.entries(pageKinds)) {
    const words = pageKindWords(kind);
    if (words === 'ok' || words === 'listing' || count <= 0) continue;
    counts.set(words, (counts.get(words) ?? 0) + count);
  }
  return [...counts].map(([words, count]) => ({ words, count })).sort((a, b) => b.count - a.count);
}
