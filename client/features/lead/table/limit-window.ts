/** The table asks for this many rows at first; a screen shows about thirty. */
export const FIRST_LIMIT = 500;
/** More than anybody scrolls through, and what a query may ask for at most. */
export const LAST_LIMIT = 20_000;
/** Rows before the end at which more are asked for: about ten screens of scrolling. */
const AHEAD = 300;

/**
 * How many rows to ask for when a table is shown again: as many as reach to where it was left, not
 * all that had been loaded, since each row asked for costs the device time at once.
 */
export function firstLimit(rowsAbove: number): number {
  let limit = FIRST_LIMIT;
  while (limit < LAST_LIMIT && rowsAbove > limit - AHEAD) limit *= 2;
  return Math.min(LAST_LIMIT, limit);
}

/**
 * How many rows to ask for now: twice as many whenever the person comes near the end of a full
 * window. Doubling keeps the work of asking again in proportion to what is read.
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
  return Math.min(LAST_LIMIT, limit * 2);
}
