import { type Feature, FEATURES, type FeatureName } from './features.ts';
import type { Weights } from './weights.ts';

interface Counts {
  /** Matches in which both have it. */
  compared: number;
  /** Matches in which it speaks against. */
  differing: number;
  /** The bits that it usually has then, added up. */
  said: number;
}

/** What the matches of a list have in common; each counts by its probability. */
export class MatchTally {
  across = 0;
  /** By source: matches of two of its records, and matches of one of them with another's. */
  readonly within: number[];
  readonly touched: number[];
  readonly features = Object.fromEntries(
    FEATURES.map((feature) => [feature, { compared: 0, differing: 0, said: 0 }]),
  ) as Record<FeatureName, Counts>;

  constructor(sources: number) {
    this.within = Array.from({ length: sources }, () => 0);
    this.touched = Array.from({ length: sources }, () => 0);
  }

  /** @param weights what the features were weighed with */
  add(
    probability: number,
    features: readonly Feature[],
    weights: Weights,
    one: number | undefined,
    other: number | undefined,
  ): void {
    if (one !== undefined && one === other) this.within[one]! += probability;
    else this.across += probability;
    if (one !== undefined && other !== undefined && one !== other) {
      this.touched[one]! += probability;
      this.touched[other]! += probability;
    }
    for (const { feature, bits } of features) {
      const counts = this.features[feature];
      counts.compared += probability;
      if (bits >= 0) continue;
      counts.differing += probability;
      counts.said += (probability * bits) / weights.against[feature];
    }
  }
}
