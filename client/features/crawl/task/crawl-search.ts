export const TABS = ['results', 'console', 'pages', 'settings'] as const;
export type CrawlTab = (typeof TABS)[number];

/** What a crawl's page shows, as its URL says it; what goes without saying is left out. */
export interface CrawlSearch {
  tab?: CrawlTab;
  show?: 'new' | 'known';
  /** Leads of earlier runs are listed, too. */
  earlier?: true;
}

export function readCrawlSearch(raw: Record<string, unknown>): CrawlSearch {
  const search: CrawlSearch = {};
  const tab = TABS.find((known) => known === raw['tab']);
  if (tab) search.tab = tab;
  if (raw['show'] === 'new' || raw['show'] === 'known') search.show = raw['show'];
  if (raw['earlier'] === true) search.earlier = true;
  return search;
}
