import { type LeadFacts, type TrustField } from '../facts.ts';
import { type Fit, type Reason, say } from '../reasons.ts';

/** What each value adds when it is certain. */
const SHARES: readonly (readonly [TrustField, number, (facts: LeadFacts) => string | null])[] = [
  ['email', 0.3, (facts) => facts.email],
  ['phone', 0.2, (facts) => facts.phone],
  ['name', 0.2, (facts) => facts.name],
  ['company_name', 0.1, (facts) => facts.companyName],
  ['city', 0.1, (facts) => facts.city],
  ['website', 0.1, (facts) => facts.website],
];

/** A value that came without a receipt. */
const NO_RECEIPT = 0.3;

/** How sure the values are, by their receipts. What is missing adds nothing. */
export function trustFit(facts: LeadFacts): Fit {
  let fit = 0;
  const reasons: Reason[] = [];
  for (const [field, share, valueOf] of SHARES) {
    if (!valueOf(facts)) continue;
    const sure = certainty(facts, field);
    fit += share * sure;
    if (field === 'email' || field === 'phone' || field === 'name') {
      reasons.push(reasonOf(field, facts.confidence[field], sure));
    }
  }
  return { fit: Math.min(1, fit), reasons };
}

function certainty(facts: LeadFacts, field: TrustField): number {
  const isProven =
    (field === 'email' && facts.emailState === 'deliverable') ||
    (field === 'phone' && facts.phoneState === 'valid');
  if (isProven) return 1;
  return Math.max(NO_RECEIPT, facts.confidence[field] ?? 0);
}

function reasonOf(field: TrustField, confidence: number | undefined, sure: number): Reason {
  if (confidence === undefined) return say('trust.none', 'open', { field });
  const params = { field, percent: Math.round(confidence * 100) };
  return sure >= 0.7 ? say('trust.value', 'for', params) : say('trust.weak', 'open', params);
}
