/** An element as far as its shape goes. */
export interface ShapePart {
  /** Lower case. */
  tag: string;
  /** The class attribute as written. */
  classes: string | null;
}

/** How many elements, from the link outwards, a shape is made of. */
export const SHAPE_DEPTH = 5;

/** Browsers put these into pages, whether the page says so or not. */
export const IMPLIED: ReadonlySet<string> = new Set(['html', 'body', 'tbody', 'thead', 'tfoot']);

/**
 * Tags and first classes of a link and the elements around it, the outermost first, as in
 * `ul.list>li.card>h3>a`. The links of one repeating card share it. Takes the elements from the link
 * outwards; the crawler and the screen where a person points at a card make it alike.
 */
export function shapeOf(parts: Iterable<ShapePart>): string {
  const names: string[] = [];
  for (const { tag, classes } of parts) {
    if (IMPLIED.has(tag)) continue;
    const first = classes?.trim().split(/\s/, 1)[0];
    names.push(first ? `${tag}.${first}` : tag);
    if (names.length === SHAPE_DEPTH) break;
  }
  return names.reverse().join('>');
}
