import type { EnrichedField } from '../../../schema/enrichment/fields.ts';
import { parseAddress } from '../../../schema/verification/email-syntax.ts';
import { linkedinKey } from '../../extract/identity.ts';
import { parsePhone } from '../../extract/phone-number.ts';
import { toCountryCode } from '../../extract/places.ts';
import type { FoundValue } from './enricher.ts';

/** A provider's record is trusted for its form as little as any page. */
const MAX_CHARS = 500;
const MAX_LONG_CHARS = 2_000;
const MAX_LIST = 30;

type Given = string | number | null | undefined;

/** Collects what a record says, in the product's form; what is no value of its field is dropped. */
export class FoundList {
  readonly values: FoundValue[] = [];
  readonly #sourceUrl: string;
  readonly #country: string | undefined;

  /** @param country Of which a national phone number is read, ISO 3166-1 alpha-2. */
  constructor(sourceUrl: string, country?: string | null) {
    this.#sourceUrl = sourceUrl;
    this.#country = country ?? undefined;
  }

  add(field: EnrichedField, given: Given, confidence: number): this {
    const value = given === null || given === undefined ? null : this.#read(field, String(given));
    if (value) {
      const sourceUrl = this.#sourceUrl;
      this.values.push({
        field,
        value,
        confidence: Math.min(1, Math.max(0, confidence)),
        sourceUrl,
      });
    }
    return this;
  }

  addAll(
    field: EnrichedField,
    given: readonly Given[] | null | undefined,
    confidence: number,
  ): this {
    for (const one of (given ?? []).slice(0, MAX_LIST)) this.add(field, one, confidence);
    return this;
  }

  #read(field: EnrichedField, given: string): string | null {
    const text = clean(given, field === 'description' ? MAX_LONG_CHARS : MAX_CHARS);
    if (!text) return null;
    switch (field) {
      case 'email':
        return readEmail(text);
      case 'phone':
        return readPhone(text, this.#country);
      case 'country':
        return toCountryCode(text);
      case 'website':
        return readUrl(text);
      case 'linkedin':
        return readLinkedin(text);
      case 'twitter':
        return readProfile(text, 'x.com', /(?:^|\.)(?:twitter|x)\.com$/);
      case 'facebook':
        return readProfile(text, 'www.facebook.com', /(?:^|\.)facebook\.com$/);
      case 'instagram':
        return readProfile(text, 'www.instagram.com', /(?:^|\.)instagram\.com$/);
      case 'founded':
        return /^(?:1[5-9]|20)\d{2}$/.test(text) ? text : null;
      case 'employees':
        return /^\d{1,8}(?:-\d{1,8}|\+)?$/.test(text) && text !== '0' ? text : null;
      default:
        return text;
    }
  }
}

/** One line without control characters; null when it is none, or longer than any honest value. */
function clean(given: string, maxChars: number): string | null {
  if (given.length > maxChars * 4) return null;
  // oxlint-disable-next-line no-control-regex
  const text = given.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  return text === '' || text.length > maxChars ? null : text;
}

/** Addresses that stand for one that the plan does not show. */
const PLACEHOLDER = /^(?:email_not_unlocked|not_unlocked|unavailable|noemail)@|\*/;

function readEmail(text: string): string | null {
  const lower = text.toLowerCase();
  return PLACEHOLDER.test(lower) || parseAddress(lower) === null ? null : lower;
}

function readPhone(text: string, country: string | undefined): string | null {
  const phone = parsePhone(text.replace(/\(0\)/g, '').replace(/[^\d+]/g, ''), country);
  return phone?.isValid ? phone.e164 : null;
}

function readUrl(text: string): string | null {
  const url = URL.parse(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return null;
  if (url.username || url.password) return null;
  url.hash = '';
  return url.href;
}

/** Accepts a URL and the handles `in/jane-doe`, `company/acme`. */
function readLinkedin(text: string): string | null {
  const url = /linkedin\.com/i.test(text)
    ? text.replace(/^(?:https?:)?(?:\/\/)?/i, 'https://')
    : `https://www.linkedin.com/${text.replace(/^\/+/, '')}`;
  const key = linkedinKey(url);
  return key === null ? null : `https://www.linkedin.com/${key}`;
}

function readProfile(text: string, host: string, hosts: RegExp): string | null {
  if (/^@?[\w.-]{1,60}$/.test(text) && !/\.(?:com|net|org)$/i.test(text)) {
    return `https://${host}/${text.replace(/^@/, '')}`;
  }
  const url = URL.parse(text.replace(/^(?:https?:)?(?:\/\/)?/i, 'https://'));
  if (!url || !hosts.test(url.hostname) || url.pathname.length < 2) return null;
  return `https://${host}${url.pathname.replace(/\/+$/, '')}`;
}
