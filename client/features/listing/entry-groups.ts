import { type ShapePart, shapeOf } from '../../../schema/listing/shape.ts';

/** Links of a listing that stand in the same surroundings: perhaps its entries. */
export interface EntryGroup {
  shape: string;
  /** One for each target. */
  links: HTMLAnchorElement[];
}

const MAX_LINKS = 5_000;
const MAX_GROUPS = 8;
/** Ancestors whose links are the site's own furniture, as the crawler has them. */
const CHROME =
  /(?:^|>)(?:nav|header|footer|aside)\b|\.(?:[\w-]*(?:nav|menu|breadcrumb|footer|header|pager|pagination|sidebar|social|lang|cookie)[\w-]*)/i;

/** Groups of at least two links, the likeliest entries first, the site's own furniture last. */
export function readGroups(page: Document): EntryGroup[] {
  const groups = new Map<string, Map<string, HTMLAnchorElement>>();
  let count = 0;
  for (const link of page.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (++count > MAX_LINKS) break;
    const target = link.getAttribute('href') ?? '';
    if (!leadsOn(target)) continue;
    const shape = shapeAt(link);
    const links = groups.get(shape) ?? new Map<string, HTMLAnchorElement>();
    groups.set(shape, links);
    if (!links.has(target)) links.set(target, link);
  }
  return [...groups]
    .map(([shape, links]): EntryGroup => ({ shape, links: [...links.values()] }))
    .filter(({ links }) => links.length >= 2)
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, MAX_GROUPS);
}

/** What the crawler can follow. */
function leadsOn(href: string): boolean {
  return href !== '' && !/^(?:#|mailto:|tel:|javascript:)/i.test(href.trim());
}

export function shapeAt(link: Element): string {
  return shapeOf(outwards(link));
}

function* outwards(element: Element): Generator<ShapePart> {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    yield { tag: at.localName, classes: at.getAttribute('class') };
  }
}

function worth({ shape, links }: EntryGroup): number {
  const labels = links.reduce((sum, link) => sum + Math.min(40, labelOf(link).length), 0);
  return (links.length * 10 + labels) / (CHROME.test(shape) ? 100 : 1);
}

export function labelOf(link: Element): string {
  const text = (link.textContent ?? '').replace(/\s+/g, ' ').trim();
  return (text || link.getAttribute('aria-label') || link.getAttribute('title') || '').slice(
    0,
    200,
  );
}

/** The group that somebody means who points at this element: of a link around it, or of one in its card. */
export function groupAt(element: Element, groups: readonly EntryGroup[]): EntryGroup | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const inside = at.localName === 'a' ? [at] : [...at.querySelectorAll('a[href]')].slice(0, 30);
    const shapes = new Set(inside.map(shapeAt));
    const found = groups.find(({ shape }) => shapes.has(shape));
    if (found) return found;
  }
  return null;
}
