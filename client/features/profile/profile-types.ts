import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

export type Icp = QueryResultType<typeof queries.icp.list>[number];
export type BusinessProfile = QueryResultType<typeof queries.profile.list>[number];
