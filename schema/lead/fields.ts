import * as z from 'zod/mini';

export const LEAD_STATUSES = ['new', 'working', 'qualified', 'unqualified'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Lead columns that a person edits in place. The name is the one field that can't be emptied. */
export const EDITABLE_LEAD_FIELDS = [
  'name',
  'title',
  'companyName',
  'email',
  'phone',
  'website',
  'street',
  'city',
  'region',
  'postalCode',
  'country',
  'linkedin',
  'crmRecord',
] as const;
export type EditableLeadField = (typeof EDITABLE_LEAD_FIELDS)[number];

/** The name of a lead column in receipts and in SQL. */
export const RECEIPT_FIELD: Record<EditableLeadField, string> = {
  name: 'name',
  title: 'title',
  companyName: 'company_name',
  email: 'email',
  phone: 'phone',
  website: 'website',
  street: 'street',
  city: 'city',
  region: 'region',
  postalCode: 'postal_code',
  country: 'country',
  linkedin: 'linkedin',
  crmRecord: 'crm_record',
};

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/**
 * Brings a typed value into the form that is stored. Null empties the field.
 * The second part of the pair is a message for the person when the value can't be taken.
 */
export function normalizeLeadField(
  field: EditableLeadField,
  typed: string,
): [value: string | null, problem: string | null] {
  // Control characters come with what is pasted; Postgres refuses the one that is NUL.
  // oxlint-disable-next-line no-control-regex
  const value = typed.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  if (!value) return field === 'name' ? [null, 'A lead needs a name'] : [null, null];
  if (value.length > 500) return [null, 'Use at most 500 characters'];
  if (field === 'email') {
    const lower = value.toLowerCase();
    return EMAIL.test(lower) ? [lower, null] : [null, 'That is not an e-mail address'];
  }
  if (field === 'phone') {
    const digits = value.replace(/\D/g, '');
    return digits.length >= 5 && digits.length <= 20
      ? [value, null]
      : [null, 'That is not a phone number'];
  }
  if (field === 'crmRecord' && URL.parse(value)?.protocol !== 'https:') {
    return [null, 'Paste the address of the record, with https://'];
  }
  if (field === 'country') {
    return /^[a-z]{2}$/i.test(value) ? [value.toUpperCase(), null] : [value, null];
  }
  return [value, null];
}

export const leadFieldName = z.enum(EDITABLE_LEAD_FIELDS);
