import * as z from 'zod/mini';
import { type CrawlDraft, crawlDraft } from './crawl-draft.ts';

type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps a crawl form through a reload of its tab. One draft a workspace, and one for each crawl
 * that is being cloned. What can't be read any more (an older version's, say) counts as nothing.
 */
export function draftStore(orgId: string, fromTaskId: string | undefined, storage?: DraftStorage) {
  const key = `quarry.crawl-draft.${orgId}${fromTaskId ? `.${fromTaskId}` : ''}`;
  const open = () => storage ?? sessionStorage;
  return {
    read(): CrawlDraft | null {
      try {
        const text = open().getItem(key);
        const parsed = text ? z.safeParse(crawlDraft, JSON.parse(text)) : null;
        return parsed?.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
    write(draft: CrawlDraft): void {
      try {
        open().setItem(key, JSON.stringify(draft));
      } catch {
        // Full or switched off: the form then lasts as long as the page.
      }
    },
    clear(): void {
      try {
        open().removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
