import { fold } from './fold.ts';
import { FREE_MAIL, ROLE_MAILBOXES } from './vocabulary.ts';

/**
 * The digits that tell one line from another: without extension, international prefix and leading
 * zeros. Null for what has too few or too many to be a number that people call.
 */
export function phoneDigits(text: string): string | null {
  const main =
    text.replace(/\(0\)/g, '').split(/(?:ext\.?|extension|x|durchwahl|dw|#|;|\bor\b)/i)[0] ?? '';
  const digits = main.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length >= 6 && digits.length <= 15 ? digits : null;
}

/** Whether two are one number, with or without country and area code. */
export function isSamePhone(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 7 || long.length - short.length > 4) return false;
  return long.endsWith(short) || long.endsWith(short.replace(/^1(?=\d{10}$)/, ''));
}

/** What a phone is found by. */
export function phoneEnding(digits: string): string {
  return digits.slice(-8);
}

export interface MailAddress {
  address: string;
  mailbox: string;
  domain: string;
  /** For everybody at a company, e.g. info@. */
  isShared: boolean;
}

export function readMail(text: string): MailAddress | null {
  const found = /([^\s<>,;:"'()]+)@([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i.exec(fold(text));
  if (!found) return null;
  const domain = found[2]!.replace('googlemail.', 'gmail.');
  let mailbox = found[1]!.replace(/^mailto:/, '').replace(/\+.*$/, '');
  if (domain === 'gmail.com') mailbox = mailbox.replaceAll('.', '');
  if (!mailbox) return null;
  const isShared = ROLE_MAILBOXES.has(mailbox);
  return { address: `${mailbox}@${domain}`, mailbox, domain, isShared };
}

/** The host of a website without "www."; null for none, and for pages at services for everybody. */
export function siteDomain(text: string): string | null {
  const host = fold(text)
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^www\d?\./, '')
    .split(/[/?#:\s]/)[0]!;
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) || FREE_MAIL.has(host)) return null;
  return host;
}

/** The domain of a company's own mail; null at services for everybody. */
export function ownDomain(mail: MailAddress): string | null {
  return FREE_MAIL.has(mail.domain) ? null : mail.domain;
}
