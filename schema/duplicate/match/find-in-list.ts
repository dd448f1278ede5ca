import { Chains } from './chains.ts';
import { compare } from './compare.ts';
import { groupPairs, type ScoredPair } from './group.ts';
import { frequenciesOf, type SharedIndex } from './list-index.ts';
import { atHand, type RecordStore } from './record-store.ts';
import { type ListWeights, weightsOf } from './weights.ts';

/** Which share of a list's records is looked at: part 0, 1, … of so many. */
export interface Share {
  part: number;
  of: number;
}

const ALL: Share = { part: 0, of: 1 };
/** Neighbours go to one part, since they are often read together. */
const SHARE_BITS = 6;

/** Where the latest record of a certain look is kept; a power of two. */
const ALIKE_SLOTS = 2 ** 20;
/** Below zero a pair is no match; near to it, it still has a say in its group. */
const KEEP_BITS = 0;

/**
 * Second pass: compares each record of a share with the earlier ones that share a key with it. The
 * shares of a list together are what the whole is. Memory grows by some 100 bytes a record beside the
 * store and by the pairs found.
 */
export function findPairs(
  store: RecordStore,
  index: SharedIndex,
  weights: ListWeights,
  share = ALL,
): ScoredPair[] {
  const frequencies = frequenciesOf(index);
  const recall = atHand(store);
  const chains = new Chains(index);
  const pairs: ScoredPair[] = [];
  const alikes = new Int32Array(ALIKE_SLOTS).fill(-1);
  for (let place = 0; place < index.size; place++) {
    const isMine = (place >> SHARE_BITS) % share.of === share.part;
    const others = chains.meet(place, isMine);
    // Of a hundred copies no key is rare; each meets the one before it.
    const slot = index.looks[place]! & (ALIKE_SLOTS - 1);
    const alike = alikes[slot]!;
    alikes[slot] = place;
    if (!isMine) continue;
    if (alike >= 0 && !others.includes(alike)) others.push(alike);
    for (const other of others) {
      const [one, record] = [recall(other), recall(place)];
      // A person is never a company.
      if (one.kind && record.kind && one.kind !== record.kind) continue;
      const { bits, isConflict } = compare(
        one,
        record,
        frequencies,
        weightsOf(weights, index.sources, other, place),
        KEEP_BITS,
      );
      if (bits >= KEEP_BITS) pairs.push({ a: other, b: place, bits, isConflict });
    }
  }
  return pairs;
}

/** Groups what is one; places in the store, a group each, whatever the order of the pairs. */
export function groupList(
  store: RecordStore,
  index: SharedIndex,
  weights: ListWeights,
  pairs: readonly ScoredPair[],
): number[][] {
  const frequencies = frequenciesOf(index);
  const recall = atHand(store);
  return groupPairs(pairs, (a, b) =>
    compare(recall(a), recall(b), frequencies, weightsOf(weights, index.sources, a, b)),
  );
}
