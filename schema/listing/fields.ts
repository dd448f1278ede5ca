import * as z from 'zod/mini';

/**
 * What a card of a listing may say of its entry. An address is read as one and kept in its parts. Cards
 * with a title, somebody's role, are people at the organisation whose page it is.
 */
export const LISTING_FIELDS = [
  'name',
  'title',
  'phone',
  'email',
  'website',
  'address',
  'category',
  'opening_hours',
] as const;
export type ListingField = (typeof LISTING_FIELDS)[number];

/** Tags and first classes from the card to the element (schema/listing/tree.ts). */
const place = z.string().check(z.minLength(1), z.maxLength(400));

/**
 * Where a host's cards have their fields, as a person has pointed them out: the place of an element
 * in its card, or null for a field that the cards don't have. What is not named is found by itself.
 */
export const listingPlaces = z.partialRecord(z.enum(LISTING_FIELDS), z.nullable(place));
export type ListingPlaces = z.infer<typeof listingPlaces>;
