import type { Log } from '../../platform/log.ts';
import type { KeyRing } from '../../platform/provider-keys.ts';
import type { Sql } from '../../platform/sql.ts';
import type { ProviderClient } from '../providers/call.ts';
import type { WorkerDeps } from '../runtime/deps.ts';
import { type OpenResolver } from './company-dns.ts';
import type { SiteDeps } from './read-site.ts';

/** What an enrichment stands on. */
export interface EnrichDeps extends SiteDeps {
  /** As `quarry_system`. */
  sql: Sql;
  log: Log;
  providers: ProviderClient;
  openResolver: OpenResolver;
  keyRing: KeyRing;
}

export function enrichDepsOf(deps: WorkerDeps): EnrichDeps {
  const { sql, log, providers, openResolver, fetcher, objectStore, keyRing } = deps;
  return { sql, log, providers, openResolver, fetcher, objectStore, keyRing };
}
