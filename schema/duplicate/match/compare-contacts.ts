import type { PartComparison } from './compare-places.ts';
import { isSamePhone, type MailAddress, phoneEnding } from './contact-values.ts';
import { agreementBits, type Frequencies } from './frequencies.ts';
import type { Prepared } from './prepare.ts';
import { editDistance, letterLikeness } from './similar-words.ts';

export function comparePhones(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  if (a.phones.length === 0 || b.phones.length === 0) return null;
  let isNear = false;
  for (const one of a.phones) {
    for (const other of b.phones) {
      if (isSamePhone(one, other)) {
        const bits = agreementBits(frequencies, 'phone', phoneEnding(one));
        return { bits, verdict: 'same' };
      }
      isNear ||= one.length >= 9 && editDistance(one, other, 1) <= 1;
    }
  }
  return isNear ? { bits: 3, verdict: 'similar' } : { bits: -2.5, verdict: 'different' };
}

export function compareMails(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): (PartComparison & { isShared: boolean }) | null {
  if (a.mails.length === 0 || b.mails.length === 0) return null;
  const isPerson = a.name.isPerson && b.name.isPerson;
  let best: (PartComparison & { isShared: boolean }) | null = null;
  for (const one of a.mails) {
    for (const other of b.mails) {
      const isShared = one.isShared || other.isShared;
      if (one.address === other.address) {
        const bits = agreementBits(frequencies, 'email', one.address);
        return { bits, verdict: 'same', isShared };
      }
      const isSlip =
        !isShared && one.address.length > 8 && editDistance(one.address, other.address, 1) <= 1;
      if (isSlip) best = { bits: 7, verdict: 'similar', isShared };
      else if (!isShared && isJumbledMail(one, other))
        best = { bits: 4, verdict: 'similar', isShared };
      else if (!isShared && one.mailbox === other.mailbox && one.mailbox.length > 5) {
        // Namesakes have mailboxes of one name too.
        const isNamed = a.name.family.some((family) => one.mailbox.includes(family));
        best ??= { bits: isNamed ? 0.5 : 4, verdict: 'similar', isShared };
      }
    }
  }
  return best ?? { bits: isPerson ? -2 : -0.5, verdict: 'different', isShared: false };
}

/** Mailbox and domain have the letters of the other's, out of order. */
function isJumbledMail(a: MailAddress, b: MailAddress): boolean {
  return (
    a.domain !== b.domain &&
    Math.min(a.mailbox.length, b.mailbox.length) >= 6 &&
    letterLikeness(a.mailbox, b.mailbox) > 0.85 &&
    letterLikeness(a.domain, b.domain) > 0.85
  );
}

/** Domains of websites and of mail that is not everybody's. */
export function compareDomains(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  if (a.domains.length === 0 || b.domains.length === 0) return null;
  const shared = a.domains.find((domain) => b.domains.includes(domain));
  if (shared) {
    return { bits: agreementBits(frequencies, 'domain', shared), verdict: 'same' };
  }
  const [one, other] = [a.domains[0]!, b.domains[0]!];
  // acme.de and acme.com; www.shop.acme.com and acme.com.
  if (stem(one) === stem(other)) return { bits: 3, verdict: 'similar' };
  if (one.endsWith(`.${other}`) || other.endsWith(`.${one}`))
    return { bits: 4, verdict: 'similar' };
  if (one.length > 9 && editDistance(one, other, 1) <= 1) return { bits: 4, verdict: 'similar' };
  return { bits: -2.5, verdict: 'different' };
}

const stem = (domain: string) => domain.slice(0, domain.indexOf('.'));
