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
import { retryTransaction, type Sql } from '../sql.ts';

type ZeroDatabase = ZQLDatabase<Schema, PostgresJsTransaction>;
type Callback<R> = Parameters<typeof ZQLDatabase.prototype.transaction<R>>[0];
export type VerbTransaction = ZeroDatabase extends Database<infer Tx> ? Tx : never;

/**
 * Zero's database provider with one difference: a transaction that fails for a passing reason runs
 * again. Without it Zero would take the failure for the verb's answer, and the write would be lost.
 */
export class RetryingProvider implements Database<VerbTransaction> {
  readonly #inner: ZeroDatabase;

  constructor(sql: Sql) {
    this.#inner = zeroPostgresJS(schema, sql);
  }

  transaction<R>(callback: Callback<R>, input?: TransactionProviderInput): Promise<R> {
    return retryTransaction(() => this.#inner.transaction<R>(callback, input));
  }
}
