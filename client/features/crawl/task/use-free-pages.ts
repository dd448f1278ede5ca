import { useEffect, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { isAppError } from '../../../../schema/app-error.ts';
import { callApi } from '../../../api/call-api.ts';

const pagesAnswer = z.object({
  pages: z.array(
    z.object({
      url: z.string(),
      state: z.string(),
      kind: z.nullable(z.string()),
      error: z.nullable(z.string()),
      status: z.nullable(z.number()),
      via: z.nullable(z.string()),
      attempts: z.number(),
    }),
  ),
});
export type FreePage = z.infer<typeof pagesAnswer>['pages'][number];

/** The server lists this many at most. */
export const LISTED_PAGES = 500;

const REFRESH_MS = 3_000;

interface FreePages {
  /** Null until the first answer. */
  pages: FreePage[] | null;
  /** Why the last request failed. */
  failure: string | null;
  retry: () => void;
}

/**
 * Pages that yielded nothing, with the reason. They are no rows of the device, so they are asked
 * for, and asked for again (at most every three seconds) when `count` says that there are more.
 */
export function useFreePages(orgId: string, taskId: string, count: number): FreePages {
  const [answer, setAnswer] = useState<Omit<FreePages, 'retry'>>({ pages: null, failure: null });
  const [tries, setTries] = useState(0);
  const askedAt = useRef(0);

  useEffect(() => {
    const calledOff = new AbortController();
    const ask = async () => {
      askedAt.current = Date.now();
      try {
        const path = `/api/orgs/${orgId}/crawls/${taskId}/pages` as const;
        const { pages } = await callApi(path, pagesAnswer, { signal: calledOff.signal });
        setAnswer({ pages, failure: null });
      } catch (error) {
        if (calledOff.signal.aborted) return;
        if (!isAppError(error)) throw error;
        setAnswer((before) => ({ ...before, failure: error.message }));
      }
    };
    const timer = setTimeout(
      () => void ask(),
      Math.max(0, askedAt.current + REFRESH_MS - Date.now()),
    );
    return () => {
      clearTimeout(timer);
      calledOff.abort();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- more pages, or a person, ask again
  }, [orgId, taskId, count, tries]);

  return { ...answer, retry: () => setTries((before) => before + 1) };
}
