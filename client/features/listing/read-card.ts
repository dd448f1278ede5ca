import { type EntryGroup, labelOf } from './entry-groups.ts';

export const CARD_FIELDS = ['name', 'phone', 'email', 'website', 'text'] as const;
export type CardField = (typeof CARD_FIELDS)[number];

/** What one card of a listing says, as far as that can be told by itself. */
export interface CardReading {
  target: string;
  values: { field: CardField; value: string }[];
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/;
const PHONE = /(?:\+|\(|\b0|\b[2-9]\d{2}[-. )])[\d ()./-]{6,18}\d(?!\d)/;
const MAX_TEXTS = 3;

/** The largest element around a link that holds no other link of its group. */
export function cardOf(link: Element, { links }: EntryGroup): Element {
  let card = link;
  for (let at = link.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const around = at;
    if (links.some((other) => other !== link && around.contains(other))) break;
    card = around;
  }
  return card;
}

export function readCard(link: Element, group: EntryGroup): CardReading {
  const card = cardOf(link, group);
  const target = link.getAttribute('href') ?? '';
  const values: CardReading['values'] = [{ field: 'name', value: labelOf(link) }];
  const text = readText(card);
  const phone = hrefOf(card, 'tel:') ?? PHONE.exec(text)?.[0].trim();
  const email = hrefOf(card, 'mailto:') ?? EMAIL.exec(text)?.[0];
  if (phone) values.push({ field: 'phone', value: phone });
  if (email) values.push({ field: 'email', value: email });
  const website = websiteOf(card, link);
  if (website) values.push({ field: 'website', value: website });
  for (const value of textsOf(
    card,
    values.map((each) => each.value),
  )) {
    values.push({ field: 'text', value });
  }
  return { target, values };
}

/** As one reads it: what stands in elements of its own is set apart. */
function readText(card: Element): string {
  const texts = card.ownerDocument.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    parts.push((node.textContent ?? '').replace(/\s+/g, ' ').trim());
  }
  return parts.filter(Boolean).join(' · ');
}

function hrefOf(card: Element, scheme: string): string | null {
  const href = card.querySelector(`a[href^="${scheme}"]`)?.getAttribute('href') ?? null;
  return href === null ? null : decode(href.slice(scheme.length).split('?')[0] ?? '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function websiteOf(card: Element, link: Element): string | null {
  for (const other of card.querySelectorAll('a[href^="http"]')) {
    if (other !== link) return other.getAttribute('href');
  }
  return null;
}

/** Short lines of the card that nothing else has said. */
function textsOf(card: Element, said: readonly string[]): string[] {
  const lines: string[] = [];
  for (const element of card.querySelectorAll('*')) {
    const isLabel = element.localName === 'a' || element.children.length > 0;
    if (isLabel || lines.length >= MAX_TEXTS) continue;
    const line = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const isNew = !said.some((value) => value.includes(line)) && !lines.includes(line);
    if (line.length > 2 && line.length <= 90 && isNew && !PHONE.test(line)) lines.push(line);
  }
  return lines;
}
