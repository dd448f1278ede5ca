const SITE = 'https://quarry.invalid';

/**
 * Where to go after signing in: only a path of this site, so that a link can't lead elsewhere.
 * Read as a browser would read it, since browsers drop tabs and turn backslashes around.
 */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/') || !URL.canParse(next, SITE)) return '/start';
  const { origin, pathname, search, hash } = new URL(next, SITE);
  return origin === SITE ? `${pathname}${search}${hash}` : '/start';
}
