import { FEATURES, type FeatureName } from './features.ts';

/** What is known of a list beyond the frequencies of its values. */
export interface Weights {
  /** How much likelier than usual two of its records are one, in bits. */
  prior: number;
  /** What a difference says, as a share of what it usually does: less than 1 where copies differ often. */
  against: Readonly<Record<FeatureName, number>>;
  /**
   * When two names are two things, whatever else they share: `always` in a source that keeps its records
   * apart; `unreached` in any, unless a telephone, a mailbox, a house or a number leads to both.
   */
  apart: 'never' | 'unreached' | 'always';
}

export const USUAL_WEIGHTS: Weights = {
  prior: 0,
  against: Object.fromEntries(FEATURES.map((feature) => [feature, 1])) as Record<
    FeatureName,
    number
  >,
  apart: 'never',
};

/** For a whole list, which may come from several sources. */
export interface ListWeights {
  /** For two records of different sources, and for all where the sources are not known. */
  across: Weights;
  /** For two of one source, by its number. */
  within: Weights[];
}

export const USUAL_LIST: ListWeights = { across: USUAL_WEIGHTS, within: [] };

/** @param sources the number of each record's source; empty where they are not known. */
export function weightsOf(
  { across, within }: ListWeights,
  sources: Uint32Array,
  a: number,
  b: number,
): Weights {
  const source = sources[a];
  return source !== undefined && source === sources[b] ? (within[source] ?? across) : across;
}
