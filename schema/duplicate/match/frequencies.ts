/** What values are counted as: one word may be rare as a family name and common in company names. */
export type ValueKind =
  | 'word'
  | 'model'
  | 'given'
  | 'family'
  | 'name'
  | 'email'
  | 'mailbox'
  | 'phone'
  | 'domain'
  | 'street'
  | 'house'
  | 'city'
  | 'region'
  | 'postal'
  | 'country'
  | 'born'
  | 'code'
  | 'text'
  | 'amount';

/** How often values occur in the records that are compared with each other. */
export interface Frequencies {
  /** Number of records. */
  size: number;
  /** In how many records the value occurs; may be too high, never too low. */
  count(kind: ValueKind, value: string): number;
}

/**
 * How often a value of a kind turns up by chance where nothing is known of it: what small lists are
 * judged by. Rough figures for Europe and North America; a list of some hundreds overrules them.
 */
const CHANCE: Record<ValueKind, number> = {
  word: 1 / 2000,
  model: 1 / 20_000,
  given: 1 / 200,
  family: 1 / 2500,
  name: 1e-6,
  email: 1e-7,
  mailbox: 1 / 500,
  phone: 1e-6,
  domain: 1e-6,
  street: 1 / 800,
  house: 1 / 80,
  city: 1 / 60,
  region: 1 / 15,
  postal: 1 / 800,
  country: 1 / 3,
  born: 1 / 15_000,
  code: 1e-7,
  text: 1 / 1000,
  amount: 1 / 50,
};

/** The weight of `CHANCE`, in records. */
const PRIOR_RECORDS = 100;

/**
 * How much two records' agreement on a value says, in bits: log2 of how much likelier it is for one
 * and the same thing than for two. Half as frequent is one bit more (Fellegi and Sunter 1969, with
 * Winkler's frequencies of values). 0 or more.
 */
export function agreementBits(frequencies: Frequencies, kind: ValueKind, value: string): number {
  const others = Math.max(1, frequencies.count(kind, value) - 1);
  const chance = (others + PRIOR_RECORDS * CHANCE[kind]) / (frequencies.size + PRIOR_RECORDS);
  return Math.max(0, -Math.log2(chance));
}

/** How many of all pairs of a list are usually matches: a quarter as many as there are records. */
export function usualShare(size: number): number {
  return 1 / (2 * (size + PRIOR_RECORDS));
}

/** What a pair taken at random stands at: as many bits below zero as there are records to meet. */
export function priorBits({ size }: Frequencies): number {
  return Math.log2(usualShare(size));
}
