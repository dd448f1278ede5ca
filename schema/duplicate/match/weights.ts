import { FEATURES, type FeatureName } from './features.ts';

/** What is known of a list beyond the frequencies of its values. */
export interface Weights {
  /** How much likelier than usual two of its records are one, in bits. */
  prior: number;
  /** What a difference says, as a share of what it usually does: less than 1 where copies differ often. */
  against: Readonly<Record<FeatureName, number>>;
  /** Both are of a source that keeps its records apart: what has two names there is two. */
  isApart: boolean;
}

export const USUAL_WEIGHTS: Weights = {
  prior: 0,
  against: Object.fromEntries(FEATURES.map((feature) => [feature, 1])) as Record<
    FeatureName,
    number
  >,
  isApart: false,
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
