/**
 * Which of several values of one field counts: a person's edit > verified > enriched > scraped >
 * inferred; ties go to confidence, then to the newer, then to the id, so that all machines agree.
 */
export const VALUE_CLASSES = ['inferred', 'scraped', 'enriched', 'verified', 'person'] as const;
export type ValueClass = (typeof VALUE_CLASSES)[number];

export interface RankedValue {
  id: string;
  value: string;
  extractor: string;
  confidence: number;
  /** Epoch milliseconds. */
  observedAt: number;
  actorId: string | null;
  snapshotHash: string | null;
  /** The value was put to the test: the mailbox took it, the line exists. */
  isVerified?: boolean;
}

/** Extractors whose values were concluded and stand nowhere. */
const INFERRED = new Set(['inferred', 'pattern']);

/** The class of a value follows from who wrote it down. */
export function classOf(
  value: Omit<RankedValue, 'id' | 'value' | 'confidence' | 'observedAt'>,
): ValueClass {
  if (value.actorId !== null) return 'person';
  if (value.isVerified) return 'verified';
  if (INFERRED.has(value.extractor)) return 'inferred';
  // What was read on a page points to the page; what a provider said points to its record.
  return value.snapshotHash === null ? 'enriched' : 'scraped';
}

/** Negative when `a` counts before `b`. */
export function comparePrecedence(a: RankedValue, b: RankedValue): number {
  return (
    VALUE_CLASSES.indexOf(classOf(b)) - VALUE_CLASSES.indexOf(classOf(a)) ||
    b.confidence - a.confidence ||
    b.observedAt - a.observedAt ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** The value that counts; null when there is none. */
export function chooseValue<Value extends RankedValue>(values: readonly Value[]): Value | null {
  return values.reduce<Value | null>(
    (best, value) => (best === null || comparePrecedence(value, best) < 0 ? value : best),
    null,
  );
}
