import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

/** What of a lead bears on reaching it. */
export type ReachLead = Pick<
  NonNullable<QueryResultType<typeof queries.lead.page>>,
  | 'title'
  | 'email'
  | 'emailState'
  | 'emailReason'
  | 'emailCheckedAt'
  | 'phone'
  | 'phoneState'
  | 'phoneReason'
  | 'phoneType'
  | 'phoneRegion'
  | 'linkedin'
  | 'city'
  | 'region'
  | 'country'
  | 'verifyAskedAt'
>;

export type EmailCheck = QueryResultType<typeof queries.verification.ofAddress>;
