import type { CompiledIcp, Exclusion } from './compile.ts';
import { type LeadFacts, wordsOf } from './facts.ts';
import { type Reason, say } from './reasons.ts';
import { findPhrase } from './words/concepts.ts';
import { stems } from './words/fold.ts';
import { INDUSTRIES } from './vocabulary.ts';

/** Why a lead is ruled out, if it is. */
export function findExclusion(facts: LeadFacts, { exclusions }: CompiledIcp): Reason | null {
  const hits = exclusions.filter((exclusion) => isExcluded(facts, exclusion));
  const [first] = hits.map(({ text }) => text).toSorted();
  return first === undefined ? null : say('excluded', 'against', { word: first });
}

function isExcluded(facts: LeadFacts, { stems: phrase, domain, concepts }: Exclusion): boolean {
  const words = wordsOf(facts);
  if (domain) return words.domain === domain || !!words.domain?.endsWith(`.${domain}`);
  const texts = [
    words.names,
    words.industry,
    words.description,
    words.title,
    ...[facts.name, facts.city, facts.region, facts.country].map((text) => stems(text ?? '')),
  ];
  if (texts.some((text) => findPhrase(text, phrase) >= 0)) return true;
  if (concepts.size === 0) return false;
  return [words.industry, words.names].some((text) =>
    INDUSTRIES.findIn(text).some(({ concept }) => concepts.has(concept.key)),
  );
}
