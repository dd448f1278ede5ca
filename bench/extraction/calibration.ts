import type { Finding } from '../../schema/evidence/finding.ts';
import { isAlike, nameForm } from './compare.ts';
import type { MarkedPage } from './corpus.ts';
import { isUnmarked, RULES, type ScoredField } from './score.ts';

/** Values whose reader was about so sure, and how many of them are right. */
export interface Bucket {
  from: number;
  to: number;
  values: number;
  right: number;
  /** The mean of what was promised. */
  promised: number;
}

const EDGES = [0, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92, 1.01];

const FIELD_OF: Partial<Record<Finding['field'], ScoredField>> = {
  email: 'email',
  phone: 'phone',
  fax: 'phone',
  street: 'street',
  postal_code: 'postcode',
};

/** Each value that was read once a page, by the highest confidence that it was given. */
export function calibrate(
  pages: readonly { page: MarkedPage; findings: readonly Finding[] }[],
): Bucket[] {
  const buckets = EDGES.slice(1).map((to, index): Bucket => ({
    from: EDGES[index]!,
    to,
    values: 0,
    right: 0,
    promised: 0,
  }));
  for (const { page, findings } of pages) {
    for (const { confidence, isRight } of judge(page, findings)) {
      const bucket = buckets.find(({ to }) => confidence < to)!;
      bucket.values++;
      bucket.promised += confidence;
      if (isRight) bucket.right++;
    }
  }
  return buckets
    .filter(({ values }) => values > 0)
    .map((bucket) => ({ ...bucket, promised: bucket.promised / bucket.values }));
}

export interface Judgement {
  field: ScoredField | 'organisation';
  value: string;
  confidence: number;
  isRight: boolean;
}

/** Every judged value of a page once, with its best confidence. */
export function judge(page: MarkedPage, findings: readonly Finding[]): Judgement[] {
  const judged = new Map<string, Judgement>();
  for (const finding of findings) {
    const judgement = judgeOne(page, finding);
    if (judgement === null) continue;
    const key = `${judgement.field} ${judgement.value}`;
    const known = judged.get(key);
    if (known === undefined || known.confidence < judgement.confidence) judged.set(key, judgement);
  }
  return [...judged.values()];
}

function judgeOne(page: MarkedPage, finding: Finding): Judgement | null {
  const { subject, field: name, value: text, raw, extractor, confidence } = finding;
  if (name === 'name' && subject === 'company') {
    const names = page.texts('ORG').map(nameForm).filter(Boolean);
    const value = nameForm(text);
    const isRight = names.some((other) => isAlike(other, value));
    return names.length === 0 ? null : { field: 'organisation', value, confidence, isRight };
  }
  const field = name === 'name' ? 'person' : FIELD_OF[name];
  if (field === undefined) return null;
  const { same, form, wanted } = RULES[field];
  const value = form(field === 'person' && extractor === 'text' ? raw : text);
  const isRight = wanted(page).some((other) => same(other, value));
  if (!isRight && isUnmarked(page, field, value)) return null;
  return { field, value, confidence, isRight };
}
