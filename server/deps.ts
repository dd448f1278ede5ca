import type { Env } from '../platform/env.ts';
import type { Log } from '../platform/log.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { Sql } from '../platform/sql.ts';
import type { RetryingProvider } from '../platform/verb/provider.ts';

/** What the server's parts stand on; made once in main.ts. */
export interface ServerDeps {
  env: Env;
  secrets: Secrets;
  log: Log;
  /** As the owner; a person's reads and acts step down to `quarry_app`. */
  sql: Sql;
  provider: RetryingProvider;
  objects: ObjectStore;
}
