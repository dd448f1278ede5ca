/** Where to, within the last workspace: the manifest's shortcuts, files and shares name these. */
export const START_PLACES = {
  leads: '/leads',
  crawl: '/crawls/new',
  file: '/crawls/new',
  pipelines: '/pipelines',
  changes: '/changes',
  notices: '/notices',
} as const;
export type StartPlace = keyof typeof START_PLACES;

export interface StartSearch {
  to?: StartPlace;
  /** What another app shared. */
  url?: string;
  text?: string;
  title?: string;
}
