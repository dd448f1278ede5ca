import type { ObjectionsPart } from '../result.ts';
import { type Subject, say } from '../subject.ts';

type Item = ObjectionsPart['items'][number];

const MAX_ITEMS = 5;
const SMALL = 20;
const LARGE = 250;

/** What is likely to be said against it, by what is known of them, and what to answer. */
export function objectionsByRules({ facts, profile, score }: Subject): ObjectionsPart {
  const items: Item[] = [];
  const add = (key: string, values?: Record<string, string | number>) =>
    items.push({
      objection: say(`objection.${key}`, values),
      answer: say(`answer.${key}`, values),
    });

  const proof = firstSentence(profile?.proof);
  if (proof) {
    items.push({
      objection: say('objection.stranger'),
      answer: say('answer.strangerProof', { proof }),
    });
  } else add('stranger');
  const tool = facts.technologies[0];
  if (tool) add('haveTool', { tool });
  if (facts.employees && facts.employees.max <= SMALL) add('noTime');
  else if (facts.employees && facts.employees.min >= LARGE) add('process');
  else add('noBudget');
  const lacks = score.parts.find(({ part }) => part === 'need')?.reasons ?? [];
  if (lacks.some(({ tone }) => tone !== 'for')) add('noNeed');
  if (!facts.title) add('wrongPerson');
  return { origin: 'rules', items: items.slice(0, MAX_ITEMS) };
}

function firstSentence(text: string | undefined): string | null {
  const first = /^.*?[.!?](?=\s|$)|^.+$/su.exec(text?.trim() ?? '')?.[0].trim();
  return first ? first.slice(0, 240) : null;
}
