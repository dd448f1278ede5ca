/**
 * The language of extraction. A page yields findings; each finding is one value with its receipt:
 * where in the stored snapshot it stands, what read it, and how sure that reader is.
 */

/** How a value was read. The order is the order of trust when confidences tie. */
export const EXTRACTORS = [
  'json-ld',
  'microdata',
  'rdfa',
  'h-card',
  'meta',
  'link',
  'text',
  'inferred',
  // The record of a source of leads, such as a place on a map.
  'record',
] as const;
export type Extractor = (typeof EXTRACTORS)[number];

export const COMPANY_FIELDS = [
  'name',
  'email',
  'phone',
  'fax',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'opening_hours',
  'linkedin',
  'twitter',
  'facebook',
  'instagram',
  'youtube',
  'tiktok',
  'description',
  'industry',
  'language',
  'technology',
  'founded',
] as const;

/** What listings say of an entry beside that. Apart, because stored findings count by these lists. */
export const ENTRY_FIELDS = ['website'] as const;
export type CompanyField = (typeof COMPANY_FIELDS)[number] | (typeof ENTRY_FIELDS)[number];

export const PERSON_FIELDS = ['name', 'title', 'email', 'phone', 'linkedin', 'twitter'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export type FieldName = CompanyField | PersonField;

/** Half-open range of UTF-16 code units in the decoded snapshot text. */
export interface Span {
  start: number;
  end: number;
}

export interface Finding {
  /** `company`, or `person:N` where N numbers the people of this page from 0. */
  subject: 'company' | `person:${number}`;
  field: FieldName;
  /** Normalised: E.164 phone, lower-case e-mail, ISO 3166-1 alpha-2 country, absolute URL. */
  value: string;
  /** As it stands on the page, white space folded. */
  raw: string;
  extractor: Extractor;
  /** 0 to 1: of values given 0.9, about nine in ten are right. */
  confidence: number;
  /** The range of the snapshot that the value was read from. */
  span: Span;
  /** Ties the parts of one postal address together. */
  group?: number;
}
