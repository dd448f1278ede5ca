import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

export type Run = QueryResultType<typeof queries.analysis.ofLead>[number];
export type RunStep = Run['steps'][number];
