import { useQuery } from '@rocicorp/zero/react';
import { queries } from '../../schema/queries.ts';
import {
  SOURCE_IDS,
  SOURCES,
  type SourceLack,
  type SourceState,
} from '../../schema/request/sources.ts';
import { type ServerConfig, useServerConfig } from '../api/server-config.ts';

/** The sources as this installation and workspace have them. */
export function useSources(orgId: string): SourceState[] {
  const config = useServerConfig();
  const [keys] = useQuery(queries.provider.keys({ orgId }));
  const held = new Set(keys.map(({ provider }) => provider));
  return SOURCE_IDS.map((id) => ({ id, lacks: lackOf(id, held, config) }));
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
