import type { FindingList } from './finding-list.ts';
import type { Anchor } from './page-links.ts';
import type { PageSource } from './page-source.ts';

export function findPeople(
  _page: PageSource,
  _anchors: readonly Anchor[],
  _findings: FindingList,
): void {}
