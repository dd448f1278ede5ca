import type { Fetcher } from '../../platform/http/fetch-page.ts';
import type { Sql } from '../../platform/sql.ts';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import type { SourceId } from '../../schema/request/sources.ts';
import type { ProviderClient } from '../providers/call.ts';
import type { FoundOrganisation } from './found-organisation.ts';

/**
 * The port behind which every source of leads stands. A source is asked a page at a time and keeps
 * nothing between two calls: where it stands travels in `cursor`, so any worker may ask on.
 */
export interface Source {
  id: SourceId;
  /**
   * Throws `ProviderError`: `bad_request` when the question can't be put to this source, which no
   * repeat mends; and the signal's reason.
   */
  ask(deps: SourceDeps, question: SourceQuestion): Promise<SourcePage>;
}

export interface SourceQuestion {
  orgId: string;
  runId: string;
  criteria: IcpCriteria;
  /** How many leads are wanted; a source may name more. */
  wanted: number;
  /** Null for the first page. */
  cursor: string | null;
  /** The org's key with the provider, for sources that need one. */
  key: string | null;
  signal: AbortSignal;
}

export interface SourcePage {
  found: FoundOrganisation[];
  /** Null: there is no more. */
  cursor: string | null;
}

export interface SourceDeps {
  providers: ProviderClient;
  /** Reaches the sample web while it is on. */
  fetcher: Fetcher;
  /** As `quarry_system`. */
  sql: Sql;
  env: { OVERPASS_URL: string; SEARXNG_URL?: string | undefined; demoOrigin: string | null };
}

/** The places of a request, or one `undefined` where it names none. */
export function placesOf(criteria: IcpCriteria) {
  return criteria.places && criteria.places.length > 0 ? criteria.places : [undefined];
}
