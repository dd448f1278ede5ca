import type { EvidencePart } from '../result.ts';
import { type Subject, say } from '../subject.ts';
import { findLine, wordPattern } from './find-lines.ts';

type Item = EvidencePart['items'][number];

const MAX_ITEMS = 6;
const FOUNDED =
  /\b(?:since|established(?: in)?|founded(?: in)?|est\.|seit|gegründet|depuis|fondée? en|sinds|opgericht in|desde|fundad[oa] en)\s+((?:18|19|20)\d\d)\b/iu;
const HEADCOUNT =
  /\b(\d{1,3}(?:[.,]\d{3})*)\+?\s+(?:employees|people|staff|team members|Mitarbeiter(?:innen)?|collaborateurs|salariés|medewerkers|empleados)\b/iu;

/** What the pages themselves say for and against this company as a customer, word for word. */
export function evidenceByRules(subject: Subject): EvidencePart {
  const { criteria, profile } = subject;
  const asked = [
    ...lookFor(subject, 'industry', [...(criteria?.industries ?? []), subject.facts.industry]),
    ...lookFor(subject, 'need', criteria?.needs ?? []),
    ...lookFor(subject, 'service', profile?.services ?? []),
    ...lookFor(
      subject,
      'place',
      (criteria?.places ?? []).map((place) => place.city ?? place.region),
    ),
    ...lookFor(subject, 'exclusion', criteria?.exclusions ?? []),
    ...lookFor(subject, 'role', [subject.facts.title]),
  ];
  const items = [...asked, ...told(subject)];
  // One passage bears one claim: the first, which is the one that was looked for.
  const byQuote = new Map(items.toReversed().map((item) => [item.quote.text, item]));
  return {
    origin: 'rules',
    items: items.filter((item) => byQuote.get(item.quote.text) === item).slice(0, MAX_ITEMS),
  };
}

function lookFor(
  subject: Subject,
  kind: string,
  words: readonly (string | null | undefined)[],
): Item[] {
  return [...new Set(words)].flatMap((word): Item[] => {
    const pattern = word ? wordPattern(word) : null;
    const found = pattern && findLine(subject, pattern);
    if (!word || !found) return [];
    const sign = kind === 'exclusion' ? 'minus' : 'plus';
    return [{ claim: say(`evidence.${kind}`, { word }), sign, quote: found.quote }];
  });
}

/** Facts that are worth knowing whatever is looked for. */
function told(subject: Subject): Item[] {
  const items: Item[] = [];
  const founded = findLine(subject, FOUNDED);
  if (founded) {
    const year = founded.match[1] ?? '';
    items.push({ claim: say('evidence.founded', { year }), sign: 'plus', quote: founded.quote });
  }
  const people = findLine(subject, HEADCOUNT);
  if (people) {
    const count = people.match[1] ?? '';
    items.push({ claim: say('evidence.headcount', { count }), sign: 'plus', quote: people.quote });
  }
  return items;
}
