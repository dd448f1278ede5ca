/** Asked for at first, so that a new device has a screen of rows soon; it shows about thirty. */
const FIRST_LIMIT = 100;
/** Asked for as soon as those are there. */
export const FULL_LIMIT = 500;
/** More than anybody scrolls through, and what a query may ask for at most. */
export const LAST_LIMIT = 20_000;
/** Rows before the end at which more are asked for: about ten screens of scrolling. */
const AHEAD = 300;

/**
 * How many rows to ask for when a table is shown again: as many as reach to where it was left, not
 * all that had been loaded, since each row asked for costs the device time at once.
 */
export function firstLimit(rowsAbove: number): number {
  if (rowsAbove < FIRST_LIMIT / 2) return FIRST_LIMIT;
  let limit = FULL_LIMIT;
  while (limit < LAST_LIMIT && rowsAbove > limit - AHEAD) limit *= 2;
  return Math.min(LAST_LIMIT, limit);
}

/**
 * How many rows to ask for now: a full window once its first screens are there, and twice as many
 * whenever the person comes near its end. Doubling keeps the work of asking again in proportion to
 * what is read.
 */
export function nextLimit({
  limit,
  loaded,
  lastVisible,
}: {
  limit: number;
  loaded: number;
  lastVisible: number;
}): number {
  if (loaded < limit || lastVisible < loaded - AHEAD) return limit;
  return Math.min(LAST_LIMIT, Math.max(FULL_LIMIT, limit * 2));
}
