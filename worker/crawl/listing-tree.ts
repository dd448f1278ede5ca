import type { ElementTree } from '../../schema/listing/tree.ts';
import type { Span } from '../../schema/evidence/finding.ts';
import type { PageSource } from '../extract/page-source.ts';

/** The elements of a page that has been read, for the rules that tell its cards. */
export class ListingTree implements ElementTree<number> {
  private readonly page: PageSource;
  private readonly children = new Map<number, number[]>();

  constructor(page: PageSource) {
    this.page = page;
    for (const [node, parent] of page.parents.entries()) {
      const known = this.children.get(parent);
      if (known === undefined) this.children.set(parent, [node]);
      else known.push(node);
    }
  }

  parentOf(node: number): number | null {
    const parent = this.page.parents[node] ?? -1;
    return parent === -1 ? null : parent;
  }

  childrenOf(node: number): readonly number[] {
    return this.children.get(node) ?? [];
  }

  partOf(node: number): { tag: string; classes: string | null } {
    return { tag: this.page.tags[node] ?? '', classes: this.page.attribute(node, 'class') };
  }

  /** The innermost element that this range of the source stands in, or is an attribute of. */
  elementAround({ start, end }: Span): number | null {
    const { starts, ends } = this.page;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= start) low = middle;
      else high = middle - 1;
    }
    let node: number | null = starts.length === 0 || starts[low]! > start ? null : low;
    while (node !== null && ends[node]! < end) node = this.parentOf(node);
    return node;
  }

  /** Whether the element is this one, or stands in it. */
  isWithin(node: number, around: number): boolean {
    for (let at: number | null = node; at !== null && at >= around; at = this.parentOf(at)) {
      if (at === around) return true;
    }
    return false;
  }
}
