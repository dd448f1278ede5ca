import type { MatchFields } from './match-fields.ts';
import { prepare, type Prepared } from './prepare.ts';

/** Where the records of a list are kept while it is searched. */
export interface RecordStore {
  read(place: number): MatchFields;
}

/** How many prepared records are kept at hand; a power of two. */
const MOST_AT_HAND = 2 ** 15;

/** Reads records in compared form, the latest ones only once. */
export function atHand(store: RecordStore): (place: number) => Prepared {
  const known = Array.from<Prepared | undefined>({ length: MOST_AT_HAND });
  const placeAt = new Int32Array(MOST_AT_HAND).fill(-1);
  return (place) => {
    const slot = place & (MOST_AT_HAND - 1);
    const found = known[slot];
    if (found && placeAt[slot] === place) return found;
    const record = prepare(store.read(place));
    known[slot] = record;
    placeAt[slot] = place;
    return record;
  };
}
