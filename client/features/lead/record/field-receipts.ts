import type { LeadValue } from '../lead-types.ts';

type Receipt = Pick<
  LeadValue,
  'id' | 'field' | 'value' | 'chosen' | 'confidence' | 'observedAt' | 'actorId'
>;

/** One value that a field could have, with everything that speaks for it, strongest first. */
export interface Candidate<R extends Receipt> {
  value: string;
  isChosen: boolean;
  receipts: [R, ...R[]];
}

export interface FieldReceipts<R extends Receipt> {
  /** The receipt of the value that counts; null when nothing is known of its origin. */
  chosen: R | null;
  candidates: Candidate<R>[];
}

/** All that is known of each field, by the field's name in receipts. */
export function receiptsByField<R extends Receipt>(
  values: readonly R[],
): Map<string, FieldReceipts<R>> {
  const fields = new Map<string, FieldReceipts<R>>();
  for (const [field, receipts] of Map.groupBy(values, (value) => value.field)) {
    fields.set(field, {
      chosen: receipts.find((receipt) => receipt.chosen) ?? null,
      candidates: toCandidates(receipts),
    });
  }
  return fields;
}

function toCandidates<R extends Receipt>(receipts: R[]): Candidate<R>[] {
  return [...Map.groupBy(receipts, (receipt) => receipt.value)]
    .map(([value, group]) => ({
      value,
      isChosen: group.some((receipt) => receipt.chosen),
      receipts: group.sort(byStrength) as [R, ...R[]],
    }))
    .sort(
      (a, b) => Number(b.isChosen) - Number(a.isChosen) || byStrength(a.receipts[0], b.receipts[0]),
    );
}

/** Field precedence as the workers have it: a person, then confidence, then the newer. */
function byStrength(a: Receipt, b: Receipt): number {
  return (
    Number(b.chosen) - Number(a.chosen) ||
    Number(!!b.actorId) - Number(!!a.actorId) ||
    b.confidence - a.confidence ||
    b.observedAt - a.observedAt
  );
}
