import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { callApi } from '../../api/call-api.ts';

const answer = z.object({ shared: z.array(z.string()) });

/** Providers for which the installation has a key; none while the server can't be asked. */
export function useSharedKeys(orgId: string): readonly string[] {
  const [shared, setShared] = useState<readonly string[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const found = await callApi(`/api/orgs/${encodeURIComponent(orgId)}/providers`, answer, {
        signal: abort.signal,
      }).catch(() => null);
      if (found && !abort.signal.aborted) setShared(found.shared);
    };
    void ask();
    return () => abort.abort();
  }, [orgId]);
  return shared;
}
