import type { PersonaPart, Said } from '../result.ts';
import { type Subject, say } from '../subject.ts';
import { findLine } from './find-lines.ts';

/** What somebody of this rank decides by; the first that fits the title counts. */
const RANKS: { key: string; pattern: RegExp }[] = [
  {
    key: 'owner',
    pattern:
      /\b(?:owner|founder|co-?founder|principal|proprietor|partner|managing director|inhaber(?:in)?|gründer(?:in)?|geschäftsführer(?:in)?|gérante?|fondat(?:eur|rice)|eigenaar|oprichter|propietari[oa]|fundador[a]?|gerente)\b/iu,
  },
  { key: 'finance', pattern: /\b(?:cfo|finance|financial|accountant|finanz|daf|financieel)/iu },
  {
    key: 'technical',
    pattern: /\b(?:cto|cio|it[ -]|engineer|developer|technical|technolog|technik|informatique)/iu,
  },
  { key: 'marketing', pattern: /\b(?:cmo|marketing|brand|growth|content|communications?)/iu },
  { key: 'sales', pattern: /\b(?:sales|business development|account manager|vertrieb|verkauf)/iu },
  {
    key: 'executive',
    pattern: /\b(?:ceo|coo|chief|president|vorstand|directeur|director)\b/iu,
  },
  { key: 'manager', pattern: /\b(?:manager|head of|lead|leiter(?:in)?|responsable|hoofd)\b/iu },
];

const FORMAL = /\b(?:Sie|Ihnen|Ihre[rnm]?|vous|votre|usted|su empresa|uw)\b/u;
const CASUAL = /(?:!|\b(?:hey|awesome|you guys|du|dein(?:e|er)?|tu|toi|jij|jouw|tú)\b)/u;
const FAMILY =
  /\b(?:family[- ](?:owned|run|business)|familienbetrieb|familiengeführt|entreprise familiale|familiebedrijf|empresa familiar)\b/iu;
const SINCE = /\b(?:since|seit|depuis|sinds|desde)\s+(?:18|19)\d\d\b/iu;
/** Up to here somebody knows everybody, and one person decides. */
const SMALL = 20;

/**
 * How they may decide and want to be talked to, by title, size and how their pages sound. A guess
 * with its grounds, and told as such.
 */
export function personaByRules(subject: Subject): PersonaPart {
  const { facts } = subject;
  const rank = RANKS.find(({ pattern }) => facts.title && pattern.test(facts.title))?.key;
  const isSmall = facts.employees !== null && facts.employees.max <= SMALL;
  const key = rank ?? (isSmall ? 'owner' : 'unknown');
  const tone = toneOf(subject);
  return {
    origin: 'rules',
    style: say(`persona.style.${key}`),
    motives: [say(`persona.motive.${key}`), ...grounds(subject, isSmall)],
    tone: say(`persona.tone.${tone}`),
    avoid: [
      say(`persona.avoid.${key}`),
      ...(tone === 'formal' ? [say('persona.avoid.casual')] : []),
    ],
  };
}

function toneOf(subject: Subject): 'formal' | 'casual' | 'plain' {
  if (findLine(subject, FORMAL)) return 'formal';
  return findLine(subject, CASUAL) ? 'casual' : 'plain';
}

function grounds(subject: Subject, isSmall: boolean): Said[] {
  const said: Said[] = [];
  if (findLine(subject, FAMILY)) said.push(say('persona.motive.family'));
  if (findLine(subject, SINCE)) said.push(say('persona.motive.tradition'));
  if (isSmall) said.push(say('persona.motive.small'));
  return said;
}
