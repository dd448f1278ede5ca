import { remembered } from '../../ui/remembered.ts';

/** The part of an address that a person recognises: `www.` and the path say nothing. */
export function sourceHost(url: string | null | undefined): string | null {
  return url ? hostOf(url) : null;
}

const hostOf = remembered((url) =>
  URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') || null : null,
);

/** An address that may be followed: http and https alone, whatever a page or a person wrote. */
export function safeHref(url: string | null | undefined): string | null {
  const text = url?.trim();
  if (!text) return null;
  const candidate = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(candidate)) return null;
  const { protocol, href } = new URL(candidate);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Opens a mail to the address; only what could be read as more than an address is escaped. */
export const mailHref = (email: string): string =>
  `mailto:${encodeURIComponent(email).replace('%40', '@')}`;

/** Calls the number, without the marks that people write between its digits. */
export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;
