import type { ListingField } from '../../schema/listing/fields.ts';
import type { Card } from '../../schema/listing/tree.ts';
import type { PageSource } from '../extract/page-source.ts';
import type { ListingTree } from './listing-tree.ts';
import type { CardsQuestion } from './read-cards.ts';

const NAME_CLASS =
  /(?:^|[\s_-])(?:name|title|company|firm|firma|titel|titre|nom|nombre|naam)(?:$|[\s_-])/i;
const CATEGORY_CLASS =
  /(?:categor|kategori|catégor|categorí|industry|industrie|sector|secteur|branch[e]?(?:$|[\s_-])|branche|rubri[kc]|gewerbe|specialt|spécialit|profession|activit|activid|trade(?:$|[\s_-]))/i;
const PLACE_CLASS =
  /(?:^|[\s_-])(?:city|town|locality|location|place|ort|stadt|ville|localité|plaats|ciudad|localidad)(?:$|[\s_-])/i;
const HEADING = /^h[1-6]$/;
const MAX_NAME = 120;

/**
 * The element that names each card's entry: its link, unless all links say the same ("Details"), then
 * a heading, an element that says so by its class, and the first words of the card.
 */
export function nameElements({ page, tree, cards }: CardsQuestion): (number | null)[] {
  const labels = cards.map(({ link }) => (link === null ? '' : page.textOf(link)));
  const isNamed = new Set(labels.filter(Boolean)).size * 2 > cards.length;
  return cards.map(({ card, link }, n) => {
    const label = labels[n] ?? '';
    if (link !== null && isNamed && isName(label)) return headingAround(page, tree, link) ?? link;
    const inside = [...elementsOf(tree, card)].filter((node) => isName(page.textOf(node)));
    return (
      inside.find((node) => HEADING.test(page.tags[node] ?? '')) ??
      inside.find((node) => NAME_CLASS.test(page.attribute(node, 'class') ?? '')) ??
      inside.find((node) => /^(?:b|strong|dt|th)$/.test(page.tags[node] ?? '')) ??
      inside.find((node) => isLeaf(tree, node)) ??
      null
    );
  });
}

function isName(text: string): boolean {
  return (
    text.length > 1 && text.length <= MAX_NAME && /\p{L}{2}/u.test(text) && !text.includes('@')
  );
}

/** `<h3><a>Acme</a> Ltd</h3>` names Acme Ltd. */
function headingAround(page: PageSource, tree: ListingTree, link: number): number | null {
  const parent = tree.parentOf(link);
  if (parent === null || !HEADING.test(page.tags[parent] ?? '')) return null;
  return isName(page.textOf(parent)) ? parent : null;
}

/** The element whose class says that it holds the trade or the place; null when none does. */
export function guessCardField(
  { page, tree }: CardsQuestion,
  card: Card<number>,
  field: ListingField,
): number | null {
  const pattern = field === 'category' ? CATEGORY_CLASS : field === 'address' ? PLACE_CLASS : null;
  if (pattern === null) return null;
  for (const node of elementsOf(tree, card)) {
    const says = page.attribute(node, 'class') ?? page.attribute(node, 'itemprop') ?? '';
    const text = page.textOf(node);
    const isShort = text.length > 1 && text.length <= 80 && /^\p{L}[^@\n]*$/u.test(text);
    const isPlain = field === 'category' || (!/\d/.test(text) && text.length <= 40);
    if (pattern.test(says) && isShort && isPlain) return node;
  }
  return null;
}

/** In the order of the page. */
function* elementsOf(tree: ListingTree, nodes: Iterable<number>): Generator<number> {
  for (const node of nodes) {
    yield node;
    yield* elementsOf(tree, tree.childrenOf(node));
  }
}

function isLeaf(tree: ListingTree, node: number): boolean {
  return tree.childrenOf(node).length === 0;
}
