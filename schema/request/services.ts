import type { Reason } from '../score/reasons.ts';
import { phraseKey } from './words.ts';

/** Words that no service and no need is about. */
const EMPTY = new Set([
  'and',
  'for',
  'the',
  'with',
  'your',
  'our',
  'a',
  'of',
  'new',
  'onlin',
  'no',
]);

/** What a lack calls for, where the words themselves do not meet. */
const KIN: readonly (readonly [need: string, service: string])[] = [
  ['website', 'web design redesign development site landing'],
  ['booking', 'booking scheduling appointment reservation calendar'],
  ['shop', 'ecommerce commerce store shopify woocommerce webshop'],
  ['seo', 'search ranking visibility google'],
  ['social media', 'social instagram facebook content'],
  ['newsletter', 'email mail campaign'],
  ['reviews', 'reputation review'],
  ['advertising', 'ads advertising campaign ppc'],
  ['chat', 'chat bot support'],
  ['hiring', 'recruiting employer talent hr'],
  ['crm', 'crm hubspot salesforce automation'],
];

/**
 * Which of our services are worth offering: first those that meet a need that the lead shows or a
 * lack that was found, at most three. Without any that does, none: a guess would not be a reason.
 */
export function matchServices(
  services: readonly string[],
  { needs, reasons }: { needs: readonly string[]; reasons: readonly Reason[] },
): string[] {
  const open = reasons
    .filter(
      ({ key, tone }) => key.startsWith('lack.') || (key.startsWith('need.') && tone !== 'open'),
    )
    .flatMap(({ params }) => (typeof params?.['need'] === 'string' ? [params['need']] : []));
  const wanted = [...new Set([...open, ...needs])].map(wordsOf);
  const scored = services.map((service) => {
    const own = wordsOf(service);
    const meets = wanted.filter((need) => need.some((word) => own.includes(word))).length;
    return { service, meets };
  });
  return scored
    .filter(({ meets }) => meets > 0)
    .toSorted((a, b) => b.meets - a.meets)
    .slice(0, 3)
    .map(({ service }) => service);
}

function wordsOf(text: string): string[] {
  const own = phraseKey(text)
    .split(' ')
    .filter((word) => word.length > 1 && !EMPTY.has(word));
  const folded = text.toLowerCase();
  const kin = KIN.filter(([need]) => folded.includes(need)).flatMap(([, words]) =>
    phraseKey(words).split(' '),
  );
  return [...own, ...kin];
}
