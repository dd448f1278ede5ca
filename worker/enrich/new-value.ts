import type { Span } from '../../schema/evidence/finding.ts';

/** A value that somebody or some page gave for a field, before it is decided whether it counts. */
export interface NewValue {
  field: string;
  value: string;
  raw: string;
  sourceUrl: string;
  /** Null where there is no page to mark: a provider's record, a conclusion. */
  snapshotHash: string | null;
  span: Span | null;
  /** The provider, or how the page was read. */
  extractor: string;
  confidence: number;
  /** A guess to be offered, and never to be taken by itself. */
  isOffer?: boolean;
}
