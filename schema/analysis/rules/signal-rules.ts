import type { SignalsPart } from '../result.ts';
import { type Subject, say } from '../subject.ts';
import { findLine } from './find-lines.ts';

type Signal = SignalsPart['items'][number];

/** What pages say when a company is about to spend, in the languages that we read. */
const PATTERNS: { key: string; strength: Signal['strength']; pattern: RegExp }[] = [
  {
    key: 'expanding',
    strength: 'high',
    pattern:
      /\b(?:new (?:location|office|branch|clinic|practice|store|site)|opening soon|now open in|we(?:’|'| ha)ve (?:moved|expanded)|second location|neuer Standort|neue Filiale|Neueröffnung|nouvelle (?:agence|adresse|boutique)|nieuwe vestiging|nueva (?:sede|sucursal|tienda))\b/iu,
  },
  {
    key: 'funding',
    strength: 'high',
    pattern:
      /\b(?:raised (?:[$€£]|\d)|series [a-d]\b|seed round|funding round|Finanzierungsrunde|levée de fonds|ronda de financiación|investeringsronde)/iu,
  },
  {
    key: 'hiring',
    strength: 'medium',
    pattern:
      /\b(?:we(?:’|'| a)re hiring|join our team|vacanc(?:y|ies)|careers?|open positions?|Stellenangebote?|Karriere|wir suchen|offres d(?:’|')emploi|nous recrutons|vacatures?|werken bij|ofertas de empleo|trabaja con nosotros)\b/iu,
  },
  {
    key: 'launch',
    strength: 'medium',
    pattern:
      /\b(?:launch(?:ing|ed)|coming soon|under construction|new website|neue Website|nouveau site|nieuwe website|nueva web|Relaunch)\b/iu,
  },
  {
    key: 'award',
    strength: 'low',
    pattern: /\b(?:award[- ]winning|winner of|ausgezeichnet|lauréat|bekroond|galardonad[oa])\b/iu,
  },
];

/** A copyright line that stopped this many years ago says that nobody looks after the site. */
const OLD_YEARS = 3;
const COPYRIGHT = /(?:©|\(c\)|copyright)[^\d]{0,40}(?:(?:19|20)\d\d\s*[-–—]\s*)?((?:19|20)\d\d)/iu;
const MAX_ITEMS = 6;

/** Signs that a company may be about to buy: what its pages announce, lack and have left alone. */
export function signalsByRules(subject: Subject): SignalsPart {
  const announced = PATTERNS.flatMap(({ key, strength, pattern }): Signal[] => {
    const found = findLine(subject, pattern);
    if (!found) return [];
    return [{ text: say(`signal.${key}`), strength, quote: found.quote }];
  });
  const items = [...needSignals(subject), ...announced, ...oldSite(subject)];
  const first = items.toSorted((a, b) => ORDER[a.strength] - ORDER[b.strength]);
  if (first.length === 0) first.push({ text: say('signal.none'), strength: 'low' });
  return { origin: 'rules', items: first.slice(0, MAX_ITEMS) };
}

const ORDER = { high: 0, medium: 1, low: 2 };

/** What the ideal customer needs, and this one shows or seems to lack. */
function needSignals({ score }: Subject): Signal[] {
  const need = score.parts.find(({ part }) => part === 'need');
  return (need?.reasons ?? [])
    .filter(({ tone }) => tone === 'for')
    .slice(0, 3)
    .map(({ key, params }) => ({
      text: { key: `score:reason.${key}`, ...(params && { values: params }) },
      strength: 'high' as const,
    }));
}

function oldSite(subject: Subject): Signal[] {
  const found = findLine(subject, COPYRIGHT);
  const year = Number(found?.match[1]);
  const thisYear = new Date(subject.now).getUTCFullYear();
  if (!found || year > thisYear - OLD_YEARS || year < 1995) return [];
  return [{ text: say('signal.oldSite', { year }), strength: 'medium', quote: found.quote }];
}
