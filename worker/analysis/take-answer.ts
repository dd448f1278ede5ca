import { blendFit } from '../../schema/analysis/blend.ts';
import { type PartResults, type Quote, verdictOf } from '../../schema/analysis/result.ts';
import { channelOf, type Subject } from '../../schema/analysis/subject.ts';
import type { Part } from '../../schema/analysis/tier.ts';
import type { PartAnswer } from './answers.ts';
import { type Flaw, flawOf } from './check-texts.ts';
import type { PageWords } from './page-words.ts';

/** What an answer is held against. */
export interface Ground {
  subject: Subject;
  pages: readonly PageWords[];
}

/** Nothing of an answer is left once what is wrong in it is taken out. */
export class UnusableAnswer extends Error {
  readonly flaw: Flaw | 'empty';

  constructor(flaw: Flaw | 'empty') {
    super(`The answer is not usable: ${flaw}`);
    this.name = 'UnusableAnswer';
    this.flaw = flaw;
  }
}

type Takers = { [P in Part]: (answer: PartAnswer<P>, ground: Ground) => PartResults[P] };

/**
 * What of a model's answer is shown: quotes are looked up, statements that need one and have none are
 * dropped, texts with a flaw as well, and the score is bounded by the rules' own.
 */
const TAKE: Takers = {
  fit({ score, summary, reasons }, { subject, pages }) {
    const kept = reasons
      .filter(({ text }) => isSound(subject, text))
      .map(({ sign, text, quote }) => {
        const found = findQuote(pages, quote);
        return { sign, text, ...(found && { quote: found }) };
      });
    const quotes = new Set(kept.flatMap(({ quote }) => quote?.text ?? [])).size;
    const rules = subject.score.total;
    const isExcluded = subject.score.excluded !== null;
    const total = blendFit({ rules, asked: score, quotes, isExcluded });
    const isWhole = isSound(subject, summary) && kept.length > 0;
    if (!isWhole) throw new UnusableAnswer('empty');
    const verdict = verdictOf(total);
    return { origin: 'model', total, rules, asked: score, verdict, summary, reasons: kept };
  },
  evidence: ({ items }, { subject, pages }) => ({
    origin: 'model',
    items: kept(
      items.map((item) => ({ ...item, found: findQuote(pages, item.quote) })),
      ({ claim, found }) => found !== null && isSound(subject, claim),
    ).map(({ claim, sign, found }) => ({ claim, sign, quote: found! })),
  }),
  draft({ subject: title, body, language }, { subject }) {
    const flaw = flawOf(`${title}\n${body}`, subject);
    if (flaw) throw new UnusableAnswer(flaw);
    return { origin: 'model', subject: title, body, language };
  },
  signals: ({ items }, { subject, pages }) => ({
    origin: 'model',
    items: kept(items, ({ text }) => isSound(subject, text)).map(({ text, strength, quote }) => {
      const found = findQuote(pages, quote);
      // What no word of a page bears out is a guess, however sure it sounds.
      return found ? { text, strength, quote: found } : { text, strength: 'low' as const };
    }),
  }),
  persona({ style, motives, tone, avoid }, { subject }) {
    const flaw = flawOf([style, tone].join('\n'), subject);
    if (flaw) throw new UnusableAnswer(flaw);
    const sound = (texts: string[]) => texts.filter((text) => isSound(subject, text));
    return { origin: 'model', style, motives: sound(motives), tone, avoid: sound(avoid) };
  },
  objections: ({ items }, { subject }) => ({
    origin: 'model',
    items: kept(items, ({ objection, answer }) => isSound(subject, `${objection}\n${answer}`)),
  }),
  approach({ opener, steps }, { subject }) {
    const flaw = flawOf(opener, subject);
    if (flaw) throw new UnusableAnswer(flaw);
    const sound = kept(steps, (step) => isSound(subject, step));
    return { origin: 'model', channel: channelOf(subject), opener, steps: sound };
  },
};

/** Throws `UnusableAnswer`. */
export function takeAnswer<P extends Part>(
  part: P,
  answer: PartAnswer<P>,
  ground: Ground,
): PartResults[P] {
  return TAKE[part](answer, ground);
}

function isSound(subject: Subject, text: string): boolean {
  return flawOf(text, subject) === null;
}

function kept<T>(items: T[], isGood: (item: T) => boolean): T[] {
  const good = items.filter(isGood);
  if (good.length === 0 && items.length > 0) throw new UnusableAnswer('empty');
  return good;
}

function findQuote(pages: readonly PageWords[], words: string): Quote | null {
  for (const page of pages) {
    const found = page.find(words);
    if (found) return found;
  }
  return null;
}
