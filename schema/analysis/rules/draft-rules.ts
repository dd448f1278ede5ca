import type { DraftPart } from '../result.ts';
import { companyOf, type Subject } from '../subject.ts';
import { DRAFT_WORDS, type DraftLanguage } from './draft-words.ts';

/** The language of what a company publishes, as far as we write it; English else. */
export function languageOf({ company }: Pick<Subject, 'company'>): DraftLanguage {
  const primary = company?.language?.toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(DRAFT_WORDS, primary) ? (primary as DraftLanguage) : 'en';
}

/**
 * A short first mail of facts alone: who they are, what we saw, what we do, and a question. Without
 * a business profile it says so in a gap that a person fills in.
 */
export function draftByRules(subject: Subject): DraftPart {
  const { facts, profile, score } = subject;
  const language = languageOf(subject);
  const words = DRAFT_WORDS[language];
  const company = companyOf(subject);
  const need = score.parts
    .find(({ part }) => part === 'need')
    ?.reasons.find(({ tone, key }) => tone === 'for' && key === 'lack.likely')?.params?.['need'];
  const service = profile?.services[0] ?? null;
  const person = facts.kind === 'person' ? firstName(facts.name) : null;
  const paragraphs = [
    person ? words.hello(person) : words.helloTeam(company),
    [words.saw(company, facts.city), need === undefined ? null : words.lack(String(need))]
      .filter(Boolean)
      .join(' '),
    profile
      ? words.offer(profile.name, sentence(profile.sells) ?? service ?? words.gap)
      : words.offer(words.nameGap, words.gap),
    sentence(profile?.proof),
    words.ask(service),
    words.bye,
  ];
  return {
    origin: 'rules',
    language,
    subject: capitalised(words.subject(company, service)),
    body: paragraphs.filter(Boolean).join('\n\n'),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The first word of a name, where it is one; `Dr. Ada King` is `Dr. King`. */
function firstName(name: string): string | null {
  const parts = name.trim().split(/\s+/);
  const [first = '', ...rest] = parts;
  if (/^(?:dr|prof|mr|mrs|ms)\.?$/i.test(first)) return `${first} ${rest.at(-1) ?? ''}`.trim();
  return parts.length > 1 && /^\p{Lu}/u.test(first) ? first : null;
}

const MAX_SENTENCE = 300;

function sentence(text: string | undefined): string | null {
  const trimmed = text?.trim();
  if (!trimmed) return null;
  const first = /^.*?[.!?](?=\s|$)/su.exec(trimmed)?.[0] ?? trimmed;
  const short = first.slice(0, MAX_SENTENCE);
  return /[.!?]$/.test(short) ? short : `${short}.`;
}
