import { compare } from './compare.ts';
import { FEATURES, type FeatureName } from './features.ts';
import { usualShare } from './frequencies.ts';
import { frequenciesOf, type SharedIndex } from './list-index.ts';
import { MatchTally } from './match-tally.ts';
import { atHand, type RecordStore } from './record-store.ts';
import { samplePairs } from './sample-pairs.ts';
import { type ListWeights, USUAL_LIST, USUAL_WEIGHTS, type Weights, weightsOf } from './weights.ts';

const ROUNDS = 6;
/** A pair that is further from a match won't become one. */
const HOPELESS_BITS = -15;
/** What is doubtful teaches nothing. */
const LEAST_BITS = -6;
/** Two names at one place teach something only when the rest leaves no doubt. */
const LEAST_IN_CONFLICT = 8;

/** Not of years, titles and texts, which tell editions apart: those look the more alike the less they say. */
const LEARNED: readonly FeatureName[] = FEATURES.filter(
  (feature) => feature !== 'year' && feature !== 'text',
);
/** A name is what one is told by: it never says much less than usual. */
const LEAST_SHARE = { name: 0.6, other: 0.15 };
/** What is usual weighs as much as so many matches. */
const USUAL_MATCHES = 12;
const MOST_OFTENER = 4;
const LEAST_OFTEN = -6;
const LEAST_WITHIN = -12;
/** By so many bits two records of one source start lower. */
const OWN_CLAIM = 4;
/** A source of which so few look like copies of each other keeps its records apart. */
const APART = 0.1;

/**
 * Learns of a list how often its things occur again, how often copies differ in what, and whether its
 * sources have copies of their own: expectation maximisation over a sample of its pairs (Fellegi and
 * Sunter 1969, Winkler 1988), held close to what is usual where there are few matches. Nothing is
 * told which pairs are one. Differences may say less than usual, never more. Two records of one source
 * start lower: who gives two ids says that there are two.
 */
export function learnWeights(store: RecordStore, index: SharedIndex): ListWeights {
  const { sources } = index;
  const sample = samplePairs(index);
  const frequencies = frequenciesOf(index);
  const recall = atHand(store);
  const sizes = sizesOf(index);
  let { pairs } = sample;
  let weights = USUAL_LIST;
  for (let round = 0; round < ROUNDS; round++) {
    const tally = new MatchTally(sizes.length);
    pairs = pairs.filter(([a, b]) => {
      const [one, other] = [recall(a), recall(b)];
      if (one.kind && other.kind && one.kind !== other.kind) return false;
      const own = weightsOf(weights, sources, a, b);
      const { bits, isConflict, features } = compare(one, other, frequencies, own);
      if (bits >= (isConflict ? LEAST_IN_CONFLICT : LEAST_BITS)) {
        tally.add(1 / (1 + 2 ** -bits), features, own, sources[a], sources[b]);
      }
      return bits >= HOPELESS_BITS;
    });
    weights = weightsFrom(tally, sizes, index.size, sample.scale);
  }
  return weights;
}

function sizesOf({ sources, size }: SharedIndex): number[] {
  const sizes: number[] = [];
  if (sources.length === 0) return sizes;
  for (let place = 0; place < size; place++) {
    const source = sources[place]!;
    sizes[source] = (sizes[source] ?? 0) + 1;
  }
  return sizes;
}

function weightsFrom(
  tally: MatchTally,
  sizes: readonly number[],
  size: number,
  scale: number,
): ListWeights {
  const against = againstFrom(tally);
  const pairsWithin = sizes.map(pairsOf);
  const pairsAcross = pairsOf(size) - pairsWithin.reduce((all, pairs) => all + pairs, 0);
  const across = oftener(tally.across * scale, pairsAcross, size);
  const within = sizes.map((_, source): Weights => {
    const own = oftener(tally.within[source]! * scale, pairsWithin[source]!, size);
    // Of a source's records: those with a copy in it, to those with one elsewhere.
    const share = (2 * tally.within[source]! + 1) / (tally.touched[source]! + 4);
    const prior = Math.min(own, across - OWN_CLAIM) + 2 * Math.min(0, Math.log2(share));
    return {
      prior: Math.max(LEAST_WITHIN, prior),
      against,
      apart: share < APART ? 'always' : 'unreached',
    };
  });
  return { across: { prior: across, against, apart: 'never' }, within };
}

const pairsOf = (size: number) => (size * (size - 1)) / 2;

/** How much oftener than usual a pair is a match, in bits, by the matches among so many pairs. */
function oftener(matches: number, pairs: number, size: number): number {
  const usual = usualShare(size);
  const known = 5 + 0.1 * usual * pairs;
  const share = (matches + known) / (pairs + known / usual);
  return Math.max(LEAST_OFTEN, Math.min(MOST_OFTENER, Math.log2(share / usual)));
}

/** What differences say: log2 of how often matches differ, as a share of what they usually say. */
function againstFrom(tally: MatchTally): Record<FeatureName, number> {
  const against = { ...USUAL_WEIGHTS.against };
  for (const feature of LEARNED) {
    const { compared, differing, said } = tally.features[feature];
    if (differing < 0.5) continue;
    const usualBits = said / differing;
    const share = (differing + USUAL_MATCHES * 2 ** usualBits) / (compared + USUAL_MATCHES);
    const least = feature === 'name' ? LEAST_SHARE.name : LEAST_SHARE.other;
    against[feature] = Math.max(least, Math.min(1, Math.log2(share) / usualBits));
  }
  return against;
}
