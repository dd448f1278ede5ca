import type { Condition, ExpressionBuilder } from '@rocicorp/zero';
import type { schema } from '../tables.ts';

type Is = ExpressionBuilder<'lead', typeof schema>;
export type LeadField = keyof (typeof schema)['tables']['lead']['columns'];

/** Whether a field holds a text somewhere, whatever its letter case. */
export const contains = (is: Is, field: LeadField, text: string): Condition =>
  is.or(...spellings(text).map((each) => is.cmp(field, 'ILIKE', `%${each}%`)));

/** Whether a field is a text, whatever its letter case. */
export const equals = (is: Is, field: LeadField, text: string): Condition =>
  is.or(...spellings(text).map((each) => is.cmp(field, 'ILIKE', each)));

/** The opposites, also true of what is empty. */
export const lacks = (is: Is, field: LeadField, text: string): Condition =>
  is.or(
    is.cmp(field, 'IS', null),
    is.and(...spellings(text).map((each) => is.cmp(field, 'NOT ILIKE', `%${each}%`))),
  );

export const differs = (is: Is, field: LeadField, text: string): Condition =>
  is.or(
    is.cmp(field, 'IS', null),
    is.and(...spellings(text).map((each) => is.cmp(field, 'NOT ILIKE', each))),
  );

/**
 * A text as patterns: with its wildcards taken at their word, the backslash too, which Zero's own
 * `escapeLike` leaves and which breaks the query at the end of a pattern. zero-cache asks SQLite,
 * which knows the case of ASCII letters alone: what has others is looked for as it was written, in
 * small letters, in capitals, and with capitals at the start of words.
 */
export function spellings(text: string): string[] {
  const plain = text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\0-\x7f]*$/.test(text)) return [plain];
  const small = plain.toLowerCase();
  const titled = small.replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return [...new Set([plain, small, plain.toUpperCase(), titled])];
}
