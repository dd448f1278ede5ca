import type { Finding } from '../../schema/evidence/finding.ts';
import { domainKey } from '../extract/identity.ts';
import type { CardsQuestion } from './read-cards.ts';
import { siteOf } from './url.ts';

const MAX_TEXT = 200;

/** What an element says, as a value of a field; nothing where it says too much to be one. */
export function textAt(
  { page }: CardsQuestion,
  element: number,
  field: 'name' | 'title' | 'industry' | 'street' | 'city' | 'opening_hours',
  confidence: number,
): Finding[] {
  const range = page.textRange(element);
  const value = range === null ? '' : page.textOf(element);
  if (range === null || value.length > MAX_TEXT) return [];
  const span = page.spanOf(range[0], range[1]);
  return [{ subject: 'company', field, value, raw: value, extractor: 'text', confidence, span }];
}

/** A link out of the directory that is not the entry's own: where the entry is at home. */
export function websiteIn(
  { page, tree, url }: CardsQuestion,
  card: readonly number[],
  target: string | null,
): Finding[] {
  const home = siteOf(url);
  // An entry that the list leads to directly has its own pages to say so.
  if (target !== null && siteOf(target) !== home) return [];
  for (let node = card[0] ?? 0; node < page.tags.length; node++) {
    if (page.tags[node] !== 'a') continue;
    if (!card.some((root) => tree.isWithin(node, root))) {
      if (page.starts[node]! > page.ends[card.at(-1) ?? 0]!) break;
      continue;
    }
    const attribute = page.attributeIndex(node, 'href');
    const raw = attribute === -1 ? '' : page.attributeValue(attribute);
    const website = URL.parse(raw, url);
    if (website === null || !/^https?:$/.test(website.protocol) || siteOf(website.href) === home)
      continue;
    if (domainKey(website.href) === null && !website.hostname.endsWith('.localhost')) continue;
    const value = new URL('/', website).href;
    const span = page.attributeSpan(attribute);
    return [
      {
        subject: 'company',
        field: 'website',
        value,
        raw,
        extractor: 'link',
        confidence: 0.9,
        span,
      },
    ];
  }
  return [];
}
