import {
  type DraftStorage,
  type StoredDraft,
  storedDraft,
} from '../../../workspace/stored-draft.ts';
import { type CrawlDraft, crawlDraft } from './crawl-draft.ts';

/** Keeps a crawl form: one draft a workspace, and one for each crawl that is being cloned. */
export function draftStore(
  orgId: string,
  fromTaskId: string | undefined,
  storage?: DraftStorage,
): StoredDraft<CrawlDraft> {
  const key = `quarry.crawl-draft.${orgId}${fromTaskId ? `.${fromTaskId}` : ''}`;
  return storedDraft(key, crawlDraft, storage);
}
