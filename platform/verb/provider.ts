import {
  type Database,
  type ZQLDatabase,
  type TransactionProviderInput,
} from '@rocicorp/zero/server';
import {
  type PostgresJsTransaction,
  zeroPostgresJS,
} from '@rocicorp/zero/server/adapters/postgresjs';
import { type Schema, schema } from '../../schema/tables.ts';
import { isDatabaseAway, retryTransaction, type RetryOptions, type Sql } from '../sql.ts';

type ZeroDatabase = ZQLDatabase<Schema, PostgresJsTransaction>;
type Callback<R> = Parameters<typeof ZQLDatabase.prototype.transaction<R>>[0];
export type VerbTransaction = ZeroDatabase extends Database<infer Tx> ? Tx : never;

/**
 * Zero's database provider with one difference: a transaction that fails for a passing reason runs
 * again. Without it Zero would take the failure for the verb's answer, and the write would be lost.
 */
export class RetryingProvider implements Database<VerbTransaction> {
  readonly #inner: ZeroDatabase;
  /** For statements outside its transactions that belong to the same requests. */
  readonly retry: RetryOptions;

  constructor(sql: Sql, retry: RetryOptions = {}) {
    this.#inner = zeroPostgresJS(schema, sql);
    this.retry = retry;
  }

  transaction<R>(callback: Callback<R>, input?: TransactionProviderInput): Promise<R> {
    return retryTransaction(() => this.#inner.transaction<R>(callback, input), this.retry);
  }

  /** For one request of Zero's, which asks afterwards whether the database was away for too long. */
  forRequest(): RequestProvider {
    return new RequestProvider(this);
  }
}

/**
 * Once the database was away for longer than a transaction waits, no further one of this request is
 * begun: Zero would use it to write the outage down as the verb's answer. The request fails as a
 * whole, and the device sends its acts again.
 */
export class RequestProvider implements Database<VerbTransaction> {
  readonly #inner: RetryingProvider;
  #outage: Error | null = null;

  constructor(inner: RetryingProvider) {
    this.#inner = inner;
  }

  async transaction<R>(callback: Callback<R>, input?: TransactionProviderInput): Promise<R> {
    this.throwIfAway();
    try {
      return await this.#inner.transaction(callback, input);
    } catch (error) {
      if (isDatabaseAway(error)) this.#outage = error as Error;
      throw error;
    }
  }

  throwIfAway(): void {
    if (this.#outage) throw this.#outage;
  }
}
