/** How far a model may move a score for each quote that stands on the page, and in all. */
const POINTS_A_QUOTE = 5;
const MOST_POINTS = 15;

export interface Blend {
  /** The rules' score. */
  rules: number;
  /** What the model would give. */
  asked: number;
  /** Quotes of the model's reasons that were found word for word on the page. */
  quotes: number;
  /** An exclusion rules the lead out, whatever a model thinks. */
  isExcluded: boolean;
}

/**
 * The score that counts, 0 to 100: the rules' own, moved towards the model's by at most 5 points for
 * each verified quote and 15 in all. So the worst that a page can do, which has a model in its hand
 * against all other defences, is bounded by what it truly says.
 */
export function blendFit({ rules, asked, quotes, isExcluded }: Blend): number {
  if (isExcluded) return rules;
  const reach = Math.min(MOST_POINTS, POINTS_A_QUOTE * quotes);
  const moved = Math.min(rules + reach, Math.max(rules - reach, asked));
  return Math.round(Math.min(100, Math.max(0, moved)));
}
