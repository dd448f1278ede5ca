import { Chains } from './chains.ts';
import type { SharedIndex } from './list-index.ts';

/** Of a longer list, every n-th group of neighbours is asked whom it meets. */
const MOST_RECORDS = 4000;
const MOST_PAIRS = 20_000;
const NEIGHBOUR_BITS = 6;

export interface PairSample {
  /** Places of two records that share a key. */
  pairs: [number, number][];
  /** How many pairs of the list each stands for. */
  scale: number;
}

/** Some of the pairs that a search of the list would compare; the same ones each time. */
export function samplePairs(index: SharedIndex): PairSample {
  const stride = Math.max(1, Math.ceil(index.size / MOST_RECORDS));
  const chains = new Chains(index);
  const met: [number, number][] = [];
  for (let place = 0; place < index.size; place++) {
    const isAsked = (place >> NEIGHBOUR_BITS) % stride === 0;
    for (const other of chains.meet(place, isAsked)) met.push([other, place]);
  }
  const thin = Math.max(1, Math.ceil(met.length / MOST_PAIRS));
  return { pairs: met.filter((_, n) => n % thin === 0), scale: stride * thin };
}
