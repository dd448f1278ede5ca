/** Whether a number can be called, and what kind of line it is. */
export const PHONE_STATES = ['valid', 'invalid', 'unknown'] as const;
export type PhoneState = (typeof PHONE_STATES)[number];

/** Why a number is not valid, or why that can't be told. */
export const PHONE_REASONS = [
  'not_a_number',
  'too_short',
  'too_long',
  /** The country has no numbers of this length, or none that begin so. */
  'unassigned',
  /** It begins with a country code that no country has. */
  'no_such_country',
  /** A national number, and nobody knows of which country. */
  'no_country',
] as const;
export type PhoneReason = (typeof PHONE_REASONS)[number];

/** Line types by the numbering plans; `fixed_line_or_mobile` where a plan does not tell them apart. */
export const PHONE_TYPES = [
  'mobile',
  'fixed_line',
  'fixed_line_or_mobile',
  'voip',
  'toll_free',
  'premium_rate',
  'shared_cost',
  'uan',
  'personal_number',
  'pager',
  'voicemail',
] as const;
export type PhoneType = (typeof PHONE_TYPES)[number];

export interface PhoneVerdict {
  state: PhoneState;
  reason: PhoneReason | null;
  type: PhoneType | null;
  /** ISO 3166 code of the country that the number belongs to. */
  region: string | null;
}

/** What a caller should know first: it costs them, or nobody in particular answers. */
export type PhoneRisk = 'costs_caller' | 'switchboard' | 'no_conversation';

const RISKS: Partial<Record<PhoneType, PhoneRisk>> = {
  premium_rate: 'costs_caller',
  shared_cost: 'costs_caller',
  toll_free: 'switchboard',
  uan: 'switchboard',
  pager: 'no_conversation',
  voicemail: 'no_conversation',
};

export function phoneRisk(type: PhoneType | null | undefined): PhoneRisk | null {
  return (type && RISKS[type]) ?? null;
}
