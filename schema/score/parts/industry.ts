import type { CompiledIcp, WantedIndustry } from '../compile.ts';
import { type LeadFacts, wordsOf } from '../facts.ts';
import { type Fit, say } from '../reasons.ts';
import { findPhrase, type FoundConcept } from '../words/concepts.ts';
import { INDUSTRIES } from '../vocabulary.ts';

const UNKNOWN = 0.25;
const KIN = 0.35;

/** Whether they are in a line of business that is wanted. */
export function industryFit(facts: LeadFacts, { industries }: CompiledIcp): Fit {
  const said = readLines(facts);
  const best = industries
    .map((wanted) => compare(facts, wanted, said))
    .toSorted((a, b) => b.fit - a.fit || a.wanted.localeCompare(b.wanted))[0];
  if (!best) return { fit: 0, reasons: [] };
  const { fit, where, wanted } = best;
  const found = facts.industry ?? '';
  if (where === 'industry') return answer(fit, say('industry.match', 'for', { wanted, found }));
  if (where !== null) return answer(fit, say('industry.text', 'for', { wanted, where }));
  if (fit === KIN) return answer(fit, say('industry.kin', 'open', { wanted, found }));
  if (facts.industry) return answer(0, say('industry.other', 'against', { wanted, found }));
  return answer(UNKNOWN, say('industry.unknown', 'open', { wanted }));
}

const answer = (fit: number, reason: Fit['reasons'][number]): Fit => ({ fit, reasons: [reason] });

interface Lines {
  industry: FoundConcept[];
  names: FoundConcept[];
  description: FoundConcept[];
  title: FoundConcept[];
}

const known = new WeakMap<LeadFacts, Lines>();

function readLines(facts: LeadFacts): Lines {
  let lines = known.get(facts);
  if (!lines) {
    const { industry, names, description, title } = wordsOf(facts);
    lines = {
      industry: INDUSTRIES.findIn(industry),
      names: INDUSTRIES.findIn(names),
      description: INDUSTRIES.findIn(description).filter((one) => !isCustomer(description, one)),
      title: INDUSTRIES.findIn(title),
    };
    known.set(facts, lines);
  }
  return lines;
}

const FOR = new Set(['for', 'fur', 'pour', 'voor', 'para', 'to']);

/** `Software for dentists` is no dentist. */
function isCustomer(words: readonly string[], { from }: FoundConcept): boolean {
  return [words[from - 1], words[from - 2]].some((word) => word !== undefined && FOR.has(word));
}

interface Compared {
  fit: number;
  wanted: string;
  where: 'industry' | 'name' | 'description' | 'title' | null;
}

/** What a mention is worth where it stands. What the industry itself says otherwise halves it. */
const PLACES = [
  ['industry', 'industry', 1],
  ['names', 'name', 0.9],
  ['description', 'description', 0.8],
  ['title', 'title', 0.7],
] as const;

function compare(facts: LeadFacts, wanted: WantedIndustry, said: Lines): Compared {
  const words = wordsOf(facts);
  const isElsewhere = said.industry.length > 0;
  for (const [part, where, worth] of PLACES) {
    const likeness = likenessIn(words[part], said[part], wanted);
    if (likeness === 0) continue;
    const doubt = where !== 'industry' && isElsewhere ? 0.5 : 1;
    return { fit: worth * likeness * doubt, wanted: wanted.text, where };
  }
  const isKin = said.industry.some(({ concept }) => wanted.groups.has(concept.group));
  return { fit: isKin ? KIN : 0, wanted: wanted.text, where: null };
}

function likenessIn(
  words: readonly string[],
  said: readonly FoundConcept[],
  wanted: WantedIndustry,
): number {
  if (findPhrase(words, wanted.stems) >= 0) {
    // In the description the very words may name a customer too.
    const isSaid =
      wanted.concepts.size === 0 || said.some((one) => wanted.concepts.has(one.concept.key));
    if (isSaid) return 1;
  }
  if (!said.some(({ concept }) => wanted.concepts.has(concept.key))) return 0;
  return wanted.extra.every((stem) => words.includes(stem)) ? 1 : 0.8;
}
