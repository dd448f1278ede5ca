import { useQuery } from '@rocicorp/zero/react';
import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { queries } from '../../schema/queries.ts';
import {
  SOURCE_IDS,
  SOURCES,
  type SourceLack,
  type SourceState,
} from '../../schema/request/sources.ts';
import { callApi } from '../api/call-api.ts';
import { type ServerConfig, useServerConfig } from '../api/server-config.ts';

/** The sources as this installation and workspace have them. */
export function useSources(orgId: string): SourceState[] {
  const config = useServerConfig();
  const [keys] = useQuery(queries.provider.keys({ orgId }));
  const shared = useSharedKeys(orgId);
  const held = new Set([...shared, ...keys.map(({ provider }) => provider)]);
  return SOURCE_IDS.map((id) => ({ id, lacks: lackOf(id, held, config) }));
}

const sharedKeys = z.object({ shared: z.array(z.string()) });

/** Providers for which the installation has a key for everybody; none while the server is away. */
function useSharedKeys(orgId: string): readonly string[] {
  const [shared, setShared] = useState<readonly string[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    callApi(`/api/orgs/${orgId}/providers`, sharedKeys, { signal: leaving.signal }).then(
      (answer) => setShared(answer.shared),
      () => undefined,
    );
    return () => leaving.abort();
  }, [orgId]);
  return shared;
}

function lackOf(
  id: SourceState['id'],
  held: ReadonlySet<string>,
  config: ServerConfig | null,
): SourceLack {
  const { keyOf, needs } = SOURCES[id];
  if (id === 'sales-navigator') return 'access';
  if (needs === 'sample-web' && !config?.demo) return 'sample-web';
  if (needs === 'address' && !config?.searxng) return 'address';
  return keyOf && !held.has(keyOf) ? 'key' : null;
}
