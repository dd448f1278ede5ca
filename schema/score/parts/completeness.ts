import type { LeadFacts } from '../facts.ts';
import { type Fit, say } from '../reasons.ts';

/** How much of what one wants to know about a lead is there. */
export function completenessFit(facts: LeadFacts): Fit {
  const values = [
    facts.companyName,
    facts.website,
    facts.city,
    facts.country,
    facts.industry,
    facts.description,
    facts.linkedin ?? facts.socials['linkedin'],
    ...(facts.kind === 'person' ? [facts.title] : []),
  ];
  const filled = values.filter(Boolean).length;
  const of = values.length;
  const tone = filled * 2 >= of ? 'for' : 'open';
  return { fit: filled / of, reasons: [say('completeness.filled', tone, { filled, of })] };
}
