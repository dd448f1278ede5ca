import { useEffect, useState } from 'react';

export type SnapshotState = 'loading' | 'ready' | 'missing' | 'offline' | 'failed';

/**
 * Whether the stored page can be shown. An iframe does not tell why it stays empty, so the page is
 * asked for first; the frame then takes the answer out of the browser's cache.
 */
export function useSnapshot(url: string | null): SnapshotState {
  const [known, setKnown] = useState<{ url: string; state: SnapshotState } | null>(null);

  useEffect(() => {
    if (!url) return undefined;
    const abort = new AbortController();
    const find = async () => {
      const state = await lookUp(url, abort.signal);
      if (!abort.signal.aborted) setKnown({ url, state });
    };
    void find();
    return () => abort.abort();
  }, [url]);

  if (!url) return 'missing';
  return known?.url === url ? known.state : 'loading';
}

async function lookUp(url: string, signal: AbortSignal): Promise<SnapshotState> {
  try {
    const response = await fetch(url, { signal });
    await response.text();
    if (response.ok) return 'ready';
    return response.status === 404 ? 'missing' : 'failed';
  } catch {
    return 'offline';
  }
}
