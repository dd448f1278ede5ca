import type { ElementTree } from '../../../schema/listing/tree.ts';

/** A page in its frame, for the rules that tell its cards: the crawler has the same of its own tree. */
export const domTree: ElementTree<Element> = {
  parentOf: (element) => element.parentElement,
  childrenOf: (element) => element.children,
  partOf: (element) => ({ tag: element.localName, classes: element.getAttribute('class') }),
};
