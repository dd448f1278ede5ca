/** From this probability on, two leads are shown to a person. */
export const REVIEW_BITS = 0;
/** From here on they are merged without one, where the workspace wants that: 1 : 1000 against it. */
export const AUTO_MERGE_BITS = 10;
