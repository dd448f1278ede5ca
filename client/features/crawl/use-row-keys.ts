import { useCommands } from '../../ui/hotkeys.ts';

/** Puts on each row's link, so that J and K find it. */
export const ROW_LINK = { 'data-row-link': '' } as const;

interface RowKeys {
  /** Under which heading `?` lists the keys. */
  group: string;
  next: string;
  previous: string;
}

/** J and K walk through the rows of the page by focus; Enter opens the link that has it. */
export function useRowKeys({ group, next, previous }: RowKeys): void {
  const common = { group, keyOnly: true };
  useCommands([
    { ...common, id: 'crawl.rows.next', label: next, keys: 'j', run: () => walk(1) },
    { ...common, id: 'crawl.rows.previous', label: previous, keys: 'k', run: () => walk(-1) },
  ]);
}

function walk(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? links.find(isInView) : links[at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

function isInView(link: HTMLElement): boolean {
  return link.getBoundingClientRect().top >= 56;
}
