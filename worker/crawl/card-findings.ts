import type { Finding } from '../../schema/evidence/finding.ts';
import type { ListingTree } from './listing-tree.ts';
import type { FoundCard } from './read-listing.ts';

/** What a page says, by the card that it stands in; `null` gathers what stands in none. */
export function findingsByCard(
  tree: ListingTree,
  cards: readonly FoundCard[],
  findings: readonly Finding[],
): Map<FoundCard | null, Finding[]> {
  const cardOf = new Map<number, FoundCard>();
  for (const found of cards) for (const root of found.card) cardOf.set(root, found);
  return Map.groupBy(findings, ({ span }) => cardAround(tree, cardOf, tree.elementAround(span)));
}

function cardAround(
  tree: ListingTree,
  cardOf: ReadonlyMap<number, FoundCard>,
  node: number | null,
): FoundCard | null {
  for (let at = node; at !== null; at = tree.parentOf(at)) {
    const found = cardOf.get(at);
    if (found !== undefined) return found;
  }
  return null;
}
