import { IMPLIED, type ShapePart, shapeOf } from './shape.ts';

/** A page's elements, as the crawler keeps them or as a browser does: one rule reads cards of both. */
export interface ElementTree<N> {
  parentOf(node: N): N | null;
  childrenOf(node: N): Iterable<N>;
  partOf(node: N): ShapePart;
}

/**
 * What one entry of a listing says: an element of its own, or, where entries stand one after the
 * other without one (`dt`, `dd`, `dt`, …), the elements of that stretch.
 */
export type Card<N> = readonly [N, ...N[]];

/** The card itself, as a place in it. */
export const WHOLE_CARD = '.';
/** Elements that begin a stretch rather than enclose their entry. */
const BEGINNING = /^(?:dt|h[1-6])$/;
const MIN_CARDS = 3;

export function shapeAt<N>(tree: ElementTree<N>, node: N): string {
  return shapeOf(outwards(tree, node));
}

function* outwards<N>(tree: ElementTree<N>, node: N): Generator<ShapePart> {
  for (let at: N | null = node; at !== null; at = tree.parentOf(at)) yield tree.partOf(at);
}

/**
 * The card around each of these elements, in their order: the largest element that holds none of the
 * others. One that only begins its entry takes what follows it as well, up to the next.
 */
export function cardsAround<N>(tree: ElementTree<N>, anchors: readonly N[]): Card<N>[] {
  const held = new Map<N, number>();
  for (const anchor of anchors) {
    for (let at: N | null = anchor; at !== null; at = tree.parentOf(at)) {
      held.set(at, (held.get(at) ?? 0) + 1);
    }
  }
  const roots = anchors.map((anchor) => {
    let root = anchor;
    for (let at = tree.parentOf(root); at !== null; at = tree.parentOf(at)) {
      if ((held.get(at) ?? 0) > 1 || tree.partOf(at).tag === 'body') break;
      root = at;
    }
    return root;
  });
  const beginnings = new Set(roots);
  return roots.map((root) => [root, ...followers(tree, root, beginnings)]);
}

function followers<N>(tree: ElementTree<N>, root: N, beginnings: ReadonlySet<N>): N[] {
  const parent = tree.parentOf(root);
  if (parent === null || !BEGINNING.test(tree.partOf(root).tag)) return [];
  const siblings = [...tree.childrenOf(parent)];
  const from = siblings.indexOf(root) + 1;
  const next = siblings.findIndex((each, at) => at >= from && beginnings.has(each));
  // Behind the last entry stands whatever follows the list.
  const end = next === -1 ? Math.min(siblings.length, from + 1) : next;
  return siblings.slice(from, end);
}

/**
 * The repeating elements that these contacts stand in: of the shapes that several different elements
 * share, the outermost that still tells most of them apart. Empty when nothing repeats.
 */
export function cardsOfContacts<N>(
  tree: ElementTree<N>,
  contacts: readonly N[],
  isChrome: (shape: string) => boolean,
): N[] {
  const shapes = new Map<string, { elements: Set<N>; depth: number }>();
  for (const contact of contacts) {
    for (let at: N | null = contact; at !== null; at = tree.parentOf(at)) {
      if (tree.partOf(at).tag === 'body') break;
      const shape = shapeAt(tree, at);
      const known = shapes.get(shape);
      if (known) known.elements.add(at);
      else shapes.set(shape, { elements: new Set([at]), depth: depthOf(tree, at) });
    }
  }
  const repeated = [...shapes].filter(
    ([shape, { elements }]) => elements.size >= MIN_CARDS && !isChrome(shape),
  );
  const most = Math.max(0, ...repeated.map(([, { elements }]) => elements.size));
  const best = repeated
    .filter(([, { elements }]) => elements.size * 2 > most)
    .toSorted(([, a], [, b]) => a.depth - b.depth)[0];
  return best ? [...best[1].elements] : [];
}

function depthOf<N>(tree: ElementTree<N>, node: N): number {
  let depth = 0;
  for (let at = tree.parentOf(node); at !== null; at = tree.parentOf(at)) depth++;
  return depth;
}

/**
 * Where an element stands in its card: tags and first classes on the way to it, with a number where
 * neighbours share both, as in `div.body>p~2`. Null when it is not in the card.
 */
export function placeIn<N>(tree: ElementTree<N>, card: Card<N>, node: N): string | null {
  if (card.length === 1 && node === card[0]) return WHOLE_CARD;
  const steps: string[] = [];
  for (let at: N = node; ;) {
    if (card.includes(at)) {
      if (card.length > 1) steps.push(stepOf(tree, card, at));
      return steps.toReversed().join('>');
    }
    const parent = shownParent(tree, at);
    if (parent === null) return null;
    steps.push(stepOf(tree, shownChildren(tree, parent), at));
    at = parent;
  }
}

/** The element at this place of a card; null when this card has none there. */
export function elementAt<N>(tree: ElementTree<N>, card: Card<N>, place: string): N | null {
  if (place === WHOLE_CARD) return card[0];
  let among: readonly N[] = card.length > 1 ? card : shownChildren(tree, card[0]);
  let found: N | null = null;
  for (const step of place.split('>')) {
    const [name, nth = '1'] = step.split('~');
    found = among.filter((each) => nameOf(tree, each) === name)[Number(nth) - 1] ?? null;
    if (found === null) return null;
    among = shownChildren(tree, found);
  }
  return found;
}

function stepOf<N>(tree: ElementTree<N>, among: readonly N[], node: N): string {
  const name = nameOf(tree, node);
  const nth = among.filter((each) => nameOf(tree, each) === name).indexOf(node) + 1;
  return nth > 1 ? `${name}~${nth}` : name;
}

function nameOf<N>(tree: ElementTree<N>, node: N): string {
  return shapeOf([tree.partOf(node)]);
}

/** Past what browsers put in by themselves. */
function shownParent<N>(tree: ElementTree<N>, node: N): N | null {
  const parent = tree.parentOf(node);
  return parent !== null && IMPLIED.has(tree.partOf(parent).tag)
    ? shownParent(tree, parent)
    : parent;
}

function shownChildren<N>(tree: ElementTree<N>, node: N): N[] {
  return [...tree.childrenOf(node)].flatMap((child) =>
    IMPLIED.has(tree.partOf(child).tag) ? shownChildren(tree, child) : [child],
  );
}
