import { EXTRACTORS, type Finding } from '../../schema/evidence/finding.ts';
import { domainKey } from './identity.ts';
import { coreOfName, squash } from './organisation-words.ts';

export interface SitedFinding extends Finding {
  /** The page that the finding was read from. */
  url: string;
}

/** The value of a field, and what speaks for it. */
export interface FieldChoice {
  value: string;
  /** 0 to 1; higher than any single finding's where pages agree. */
  confidence: number;
  /** Findings of this value, the best first. */
  support: SitedFinding[];
}

/** Values in order of belief: confidence, raised by each page that agrees. Null for no findings. */
export function chooseField(
  field: Finding['field'],
  findings: readonly SitedFinding[],
  host: string | null,
): FieldChoice | null {
  return rankValues(field, findings, host)[0] ?? null;
}

export function rankValues(
  field: Finding['field'],
  findings: readonly SitedFinding[],
  host: string | null,
): FieldChoice[] {
  const groups = Map.groupBy(findings, ({ value }) => keyOf(field, value));
  const ranked = [...groups.values()].map((support) => {
    const sorted = support.toSorted(compareSupport);
    const belief = beliefIn(sorted);
    return {
      choice: toChoice(sorted, belief),
      score: belief + preference(field, sorted[0]!.value, host),
    };
  });
  ranked.sort((a, b) => b.score - a.score || (a.choice.value < b.choice.value ? -1 : 1));
  return ranked.map(({ choice }) => choice);
}

function toChoice(support: SitedFinding[], belief: number): FieldChoice {
  return {
    value: support[0]!.value,
    confidence: Number(Math.min(belief, 0.99).toFixed(3)),
    support,
  };
}

/** Spellings that mean the same value. */
function keyOf(field: Finding['field'], value: string): string {
  if (field === 'name') return squash(coreOfName(value)) || value;
  if (field === 'description' || field === 'opening_hours' || field === 'industry')
    return squash(value) || value;
  return value.toLowerCase();
}

/**
 * The best single confidence, plus a part of the doubt left for every further page that agrees:
 * pages of one site repeat their footers, so each counts for less than an independent witness.
 */
export function beliefIn(support: readonly SitedFinding[]): number {
  const byPage = new Map<string, number>();
  for (const { url, confidence } of support)
    byPage.set(url, Math.max(byPage.get(url) ?? 0, confidence));
  const best = Math.max(...byPage.values());
  const agreeing = [...byPage.values()].reduce((sum, confidence) => sum + confidence, 0) - best;
  return best + (1 - best) * (1 - 1 / (1 + agreeing / 2));
}

/** The company's own mailbox before its web designer's, the general one before a department's. */
function preference(field: Finding['field'], value: string, host: string | null): number {
  if (field !== 'email') return 0;
  const [local = '', domain = ''] = value.split('@');
  const isOwn = host !== null && domainKey(domain) === host;
  const isGeneral =
    /^(?:info|contact|office|hello|hallo|mail|post|kontakt|enquiries|inquiries|admin|sales)$/.test(
      local,
    );
  return (isOwn ? 0.3 : 0) + (isGeneral ? 0.1 : 0);
}

export function compareSupport(a: SitedFinding, b: SitedFinding): number {
  return (
    b.confidence - a.confidence ||
    EXTRACTORS.indexOf(a.extractor) - EXTRACTORS.indexOf(b.extractor) ||
    (a.url < b.url ? -1 : a.url > b.url ? 1 : 0) ||
    a.span.start - b.span.start ||
    (a.value < b.value ? -1 : 1)
  );
}
