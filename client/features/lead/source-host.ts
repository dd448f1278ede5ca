/** The part of an address that a person recognises: `www.` and the path say nothing. */
export function sourceHost(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  return new URL(url).host.replace(/^www\./, '') || null;
}

/** An address that may be followed: http and https alone, whatever a page or a person wrote. */
export function safeHref(url: string | null | undefined): string | null {
  const text = url?.trim();
  if (!text) return null;
  const candidate = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(candidate)) return null;
  const { protocol, href } = new URL(candidate);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
