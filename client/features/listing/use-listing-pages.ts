import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { isAppError } from '../../../schema/app-error.ts';
import { callApi } from '../../api/call-api.ts';

const pagesAnswer = z.object({
  pages: z.array(z.object({ id: z.string(), url: z.string(), kind: z.string() })),
});
export type ListingPage = z.infer<typeof pagesAnswer>['pages'][number];

interface ListingPages {
  /** Null until the first answer. */
  pages: ListingPage[] | null;
  /** Why the request failed. */
  failure: string | null;
  retry: () => void;
}

/** The listing pages of a crawl whose copies are kept. They are no rows of the device. */
export function useListingPages(orgId: string, taskId: string): ListingPages {
  const [answer, setAnswer] = useState<Omit<ListingPages, 'retry'>>({ pages: null, failure: null });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    const calledOff = new AbortController();
    const ask = async () => {
      try {
        const path = `/api/orgs/${orgId}/crawls/${taskId}/listings` as const;
        const { pages } = await callApi(path, pagesAnswer, { signal: calledOff.signal });
        setAnswer({ pages, failure: null });
      } catch (error) {
        if (calledOff.signal.aborted) return;
        if (!isAppError(error)) throw error;
        setAnswer((before) => ({ ...before, failure: error.message }));
      }
    };
    void ask();
    return () => calledOff.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a person asks again
  }, [orgId, taskId, tries]);

  return { ...answer, retry: () => setTries((before) => before + 1) };
}
