import { RECEIPT_FIELD } from '../lead/fields.ts';

/** Fields of a lead that enrichment may fill; its name is what the lead is found by. */
export const LEAD_FIELDS = [
  'title',
  'company_name',
  'email',
  'phone',
  'website',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'linkedin',
] as const;
export type LeadFieldName = (typeof LEAD_FIELDS)[number];

/** Fields of the company behind it, which have columns of their own there. */
export const COMPANY_FIELDS = ['industry', 'description', 'founded', 'opening_hours'] as const;

/** What is kept as a value with its receipt alone. */
export const FACT_FIELDS = [
  'sales_navigator',
  'employees',
  'revenue',
  'funding',
  'seniority',
  'phone_type',
  'phone_carrier',
  'twitter',
  'facebook',
  'instagram',
  'technology',
] as const;

export const ENRICHED_FIELDS = [...LEAD_FIELDS, ...COMPANY_FIELDS, ...FACT_FIELDS] as const;
export type EnrichedField = (typeof ENRICHED_FIELDS)[number];

/** Fields of which a lead has several values at once. */
export const LIST_FIELDS: ReadonlySet<EnrichedField> = new Set(['technology']);

const COLUMNS = new Set<string>(Object.values(RECEIPT_FIELD));

/** Whether the field is a column of the lead itself. */
export function isLeadField(field: string): field is LeadFieldName {
  return COLUMNS.has(field) && field !== 'name' && field !== 'crm_record';
}
