import type { PartResults } from '../result.ts';
import type { Subject } from '../subject.ts';
import type { Part } from '../tier.ts';
import { approachByRules } from './approach-rules.ts';
import { draftByRules } from './draft-rules.ts';
import { evidenceByRules } from './evidence-rules.ts';
import { fitByRules } from './fit-rules.ts';
import { objectionsByRules } from './objection-rules.ts';
import { personaByRules } from './persona-rules.ts';
import { signalsByRules } from './signal-rules.ts';

const RULES: { [P in Part]: (subject: Subject) => PartResults[P] } = {
  fit: fitByRules,
  evidence: evidenceByRules,
  draft: draftByRules,
  signals: signalsByRules,
  persona: personaByRules,
  objections: objectionsByRules,
  approach: approachByRules,
};

/** A part by rules alone: needs no key, is never wrong about what is on a page, and costs nothing. */
export function partByRules<P extends Part>(part: P, subject: Subject): PartResults[P] {
  return RULES[part](subject);
}
