/** Groups as North America writes them. */
const NANP = /^(?:\+?1[ ./-]{0,3})?\(?[2-9]\d{2}\)?[ ./–-]{0,3}[2-9]\d{2}[ ./–-]{0,3}\d{4}$/;
const NANP_COUNTRIES = new Set(['US', 'CA', 'PR']);

/**
 * Whether a run of digits is written as a phone number is, and not as a date, a price, an
 * address on the network or a serial number. A label beside it leaves more room.
 */
export function looksLikeNumber(
  text: string,
  isLabelled: boolean,
  countries: readonly string[],
): boolean {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return false;
  if (/^(\d)\1+$/.test(digits) || isDateOrMeasure(text)) return false;
  if (/^\(?(?:\+|00)/.test(text.trim())) return digits.length >= 8;
  if (/[()]/.test(text) && !/^[^)]*\([\d ]{1,6}\)[^()]*$/.test(text)) return false;
  if (isLabelled) return true;
  const isPlain = /^\d+$/.test(text);
  if (NANP.test(text)) return !isPlain || NANP_COUNTRIES.has(countries[0] ?? '');
  if (isPlain) return text.startsWith('0') && digits.length >= 9 && !text.startsWith('000');
  // Elsewhere a national number starts with its trunk zero, a bracket, or a service prefix.
  if (/^\(?0[1-9]/.test(text)) return digits.length >= 8;
  return (
    /^\(\d{2,5}\) ?\d/.test(text) ||
    /^1(?:3|8|9)00[ -]\d{3}[ -]\d{3}$/.test(text) ||
    /^13[ -]?\d{2}[ -]\d{2}$/.test(text)
  );
}

function isDateOrMeasure(text: string): boolean {
  return (
    /^\(?(?:19|20)\d{2}\)? ?[-–—/] ?\(?(?:19|20)\d{2}\b/.test(text) ||
    /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})(?:[^\d./-]|$)/.test(text) ||
    /^(?:19|20)\d{2}[./-](?:0?[1-9]|1[0-2])[./-]\d{1,2}(?:\D|$)/.test(text) ||
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ||
    /^\d{1,3}(?:\.\d{3})+(?:\.\d{2})?$/.test(text) ||
    /^\d{5}-\d{4}$/.test(text) ||
    /^-?\d{1,3}\.\d{4,}/.test(text)
  );
}
