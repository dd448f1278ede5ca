import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface ReadPhone {
  e164: string;
  country: string | null;
  isValid: boolean;
}

/** Parsing costs tens of microseconds, so one page may ask for so many. */
const MAX_PARSES = 1_500;

/** Reads numbers for one page, remembering what it has read and refusing to be overworked. */
export class PhoneReader {
  private readonly known = new Map<string, ReadPhone | null>();
  private parses = 0;

  read(text: string, country: string | undefined): ReadPhone | null {
    const compact = text.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
    const key = `${country ?? ''} ${compact}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.parses++ > MAX_PARSES) return null;
    const phone = parsePhone(compact, country);
    this.known.set(key, phone);
    return phone;
  }
}

/** `compact` holds digits and perhaps a leading plus. */
export function parsePhone(compact: string, country: string | undefined): ReadPhone | null {
  const digits = compact.startsWith('00') ? `+${compact.slice(2)}` : compact;
  if (digits.length < 7 || digits.length > 17) return null;
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  if (region === undefined && !digits.startsWith('+')) return null;
  const phone = parsePhoneNumberFromString(digits, region);
  if (phone === undefined || !phone.isPossible()) return null;
  return { e164: phone.number, country: phone.country ?? null, isValid: phone.isValid() };
}

const KEYPAD = '22233344455566677778889999';

/** Letters to the digits that they share a key with. */
export function dialLetters(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => KEYPAD[letter.toLowerCase().charCodeAt(0) - 97]!);
}
