import type { NoticeSubject } from './kinds.ts';

export interface NoticePlace {
  orgId: string;
  subjectKind: NoticeSubject;
  subjectId: string;
}

/** The screen that a notice is about, as a path of the app. */
export function noticePath({ orgId, subjectKind, subjectId }: NoticePlace): string {
  const id = encodeURIComponent(subjectId);
  const workspace = `/w/${encodeURIComponent(orgId)}`;
  const places: Record<NoticeSubject, string> = {
    crawl: `/crawls/${id}`,
    lead: `/leads/${id}`,
    leads: `/leads?owner=${id}&sort=-updatedAt`,
    todos: '/todos',
  };
  return workspace + places[subjectKind];
}

/** Whether a page at `shown` (path and query) shows what the notice at `path` is about. */
export function isShownAt(path: string, shown: string): boolean {
  const [wanted = '', wantedQuery = ''] = path.split('?');
  const [here = '', hereQuery = ''] = shown.split('?');
  if (here.replace(/\/$/, '') !== wanted) return false;
  const has = new URLSearchParams(hereQuery);
  return [...new URLSearchParams(wantedQuery)].every(([key, value]) => has.get(key) === value);
}
