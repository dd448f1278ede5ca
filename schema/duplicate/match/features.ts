export const FEATURES = [
  'name',
  'email',
  'phone',
  'domain',
  'street',
  'town',
  'company',
  'born',
  'code',
  'category',
  'text',
  'amount',
  'year',
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** One reason for or against: positive bits speak for one and the same, negative ones for two. */
export type Feature = {
  feature: FeatureName;
  bits: number;
  verdict: 'same' | 'similar' | 'different';
};

export interface Comparison {
  /** Log2 of the odds that both are one, by all features and the number of records. */
  bits: number;
  features: Feature[];
  /** Nothing but what people of one firm or firms of one house share speaks for it. */
  isConflict: boolean;
}
