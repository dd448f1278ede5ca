import type { Finding } from '../../schema/evidence/finding.ts';
import { entryUnit, type FrontierLink, type ListedEntries } from './frontier.ts';
import { foldName } from './lead-candidates.ts';
import { siteOf } from './url.ts';

/** What a listing's card says of its entry. */
export interface ListedCard {
  /** The address that the card leads to, in canonical form; null for an entry without a page. */
  target: string | null;
  findings: Finding[];
}

/** A card that has its place among the crawl's sites. */
export interface ListedEntry extends ListedCard {
  unit: string;
  /** Its own page comes next, and the two are merged then. */
  isAwaited: boolean;
}

/**
 * Gives each card the unit of the page that it leads to. Where there is none, or several cards lead
 * to one site, as to a social network, the entry is a unit of its own.
 */
export function placeEntries(
  cards: readonly ListedCard[],
  listingUrl: string,
  links: readonly FrontierLink[],
): ListedEntry[] {
  const awaited = new Set(links.map(({ url }) => url));
  const perSite = new Map<string, number>();
  for (const { target } of cards) {
    const site = target === null ? '' : siteOf(target);
    perSite.set(site, (perSite.get(site) ?? 0) + 1);
  }
  const home = siteOf(listingUrl);
  const entries = cards.map((card): ListedEntry => {
    const { target } = card;
    if (target === null) {
      return { ...card, unit: unitWithoutPage(card, listingUrl), isAwaited: false };
    }
    const site = siteOf(target);
    const isOwnSite = site !== home && perSite.get(site) === 1;
    const isAwaited = awaited.has(target) && (isOwnSite || site === home);
    return { ...card, unit: isOwnSite ? site : entryUnit(target), isAwaited };
  });
  return [...new Map(entries.map((entry) => [entry.unit, entry])).values()];
}

/** What a visit keeps of a listing; null when the page is none, or says nothing of its entries. */
export function entriesOf(
  listing: { cards: readonly ListedCard[] } | null,
  snapshotHash: string,
  url: string,
  links: readonly FrontierLink[],
): ListedEntries | null {
  if (listing === null || listing.cards.length === 0) return null;
  return { url, snapshotHash, entries: placeEntries(listing.cards, url, links) };
}

/** The same on whichever page of the list it stands. */
function unitWithoutPage({ findings }: ListedCard, listingUrl: string): string {
  const { origin, pathname } = new URL(listingUrl);
  const value = (field: Finding['field']) => findings.find((one) => one.field === field)?.value;
  const name = foldName(value('name') ?? '').replaceAll(' ', '-');
  return entryUnit(`${origin}${pathname}#${name || (value('phone') ?? value('email') ?? '')}`);
}
