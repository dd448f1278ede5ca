import {
  isSupportedCountry,
  type NumberType,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import type { PhoneReason, PhoneType, PhoneVerdict } from '../../schema/verification/phone.ts';

const TYPES: Record<Exclude<NumberType, undefined>, PhoneType> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed_line',
  FIXED_LINE_OR_MOBILE: 'fixed_line_or_mobile',
  VOIP: 'voip',
  TOLL_FREE: 'toll_free',
  PREMIUM_RATE: 'premium_rate',
  SHARED_COST: 'shared_cost',
  UAN: 'uan',
  PERSONAL_NUMBER: 'personal_number',
  PAGER: 'pager',
  VOICEMAIL: 'voicemail',
};

/**
 * Whether a number exists in its country's numbering plan, and what kind of line it is. `country`
 * is the lead's, for numbers without a country code. Nobody is called: that a number is valid says
 * that it can be assigned, not that somebody answers.
 */
export function judgePhone(number: string, country: string | null): PhoneVerdict {
  const region = country && isSupportedCountry(country) ? country : undefined;
  // `00` is how much of the world dials abroad, and how it writes that down.
  const text = number.trim().replace(/^00\s*(?=[1-9])/, '+');
  try {
    const phone = parsePhoneNumberWithError(text, {
      ...(region && { defaultCountry: region }),
      extract: false,
    });
    const type = phone.getType();
    const belongsTo = phone.country ?? null;
    if (type) return { state: 'valid', reason: null, type: TYPES[type], region: belongsTo };
    if (phone.isValid()) return { state: 'valid', reason: null, type: null, region: belongsTo };
    return { ...failed(lengthProblem(text, region) ?? 'unassigned'), region: belongsTo };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return failed(problemOf(error.message, text, region === undefined));
  }
}

function lengthProblem(
  text: string,
  region: Parameters<typeof validatePhoneNumberLength>[1],
): PhoneReason | null {
  const problem = validatePhoneNumberLength(text, region);
  if (problem === 'TOO_SHORT') return 'too_short';
  return problem === 'TOO_LONG' ? 'too_long' : null;
}

function problemOf(message: string, text: string, hasNoCountry: boolean): PhoneReason {
  if (message === 'TOO_SHORT') return 'too_short';
  if (message === 'TOO_LONG') return 'too_long';
  if (message === 'INVALID_COUNTRY') {
    return hasNoCountry && !text.startsWith('+') ? 'no_country' : 'no_such_country';
  }
  return 'not_a_number';
}

function failed(reason: PhoneReason): PhoneVerdict {
  return {
    state: reason === 'no_country' ? 'unknown' : 'invalid',
    reason,
    type: null,
    region: null,
  };
}
