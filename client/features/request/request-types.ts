import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

export type RequestRow = QueryResultType<typeof queries.request.list>[number];
/** A request with its runs. */
export type RequestRecord = NonNullable<QueryResultType<typeof queries.request.one>>;
export type RequestRun = NonNullable<RequestRecord['runs'][number]['run']>;
export type ResultRow = QueryResultType<typeof queries.request.results>[number];
