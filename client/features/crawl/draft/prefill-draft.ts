import { type CrawlDraft, EMPTY_DRAFT } from './crawl-draft.ts';
import { draftStore } from './draft-store.ts';

/** Puts an address on the workspace's crawl form, beside what somebody has begun to type there. */
export function addToDraft(orgId: string, url: string): void {
  const store = draftStore(orgId, undefined);
  store.write(withAddress(store.read() ?? EMPTY_DRAFT, url));
}

/** Has the crawl form ask for a file. */
export function openFileDraft(orgId: string): void {
  const store = draftStore(orgId, undefined);
  store.write({ ...(store.read() ?? EMPTY_DRAFT), kind: 'csv' });
}

/** The same address twice is one. */
export function withAddress(draft: CrawlDraft, url: string): CrawlDraft {
  const kind = draft.kind === 'csv' ? 'urls' : draft.kind;
  const lines = draft.text.split('\n').filter((line) => line.trim() !== '');
  return { ...draft, kind, text: [...new Set([...lines, url])].join('\n') };
}
