import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

/** One thing that I was told, with whoever did it and the workspace where. */
export type Notice = QueryResultType<typeof queries.notice.mine>[number];
