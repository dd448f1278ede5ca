import { rankValues, type FieldChoice, type SitedFinding } from './choose-field.ts';
import { coreOfName, hasLegalForm, squash, wordsOf } from './organisation-words.ts';

/** Longer than that, what follows a name is a slogan. */
const MAX_WORDS = 5;

/**
 * The company's name. Pages of one site abbreviate it, so a fuller form that begins with the winner
 * is taken where a good part of the pages, or a legal form, vouches for it: Acme Tools over Acme.
 */
export function chooseName(findings: readonly SitedFinding[]): FieldChoice | null {
  const ranked = rankValues('name', findings, null);
  const [top] = ranked;
  if (top === undefined) return null;
  const key = squash(coreOfName(top.value));
  const pages = new Set(findings.map(({ url }) => url)).size;
  const fuller = ranked.slice(1).find(({ value, support }) => {
    const core = coreOfName(value);
    const vouchers = new Set(support.map(({ url }) => url)).size;
    const isVouched = vouchers * 2 >= pages || (hasLegalForm(value) && vouchers >= 2);
    return (
      isVouched &&
      squash(core).startsWith(key) &&
      wordsOf(core).length <= MAX_WORDS &&
      !core.includes(',')
    );
  });
  return fuller === undefined
    ? top
    : { ...fuller, confidence: Math.max(fuller.confidence, top.confidence) };
}
