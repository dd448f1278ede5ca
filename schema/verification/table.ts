import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { EmailFlag, EmailReason, EmailState } from './verdict.ts';

/** What is known about an address, whichever leads have it. Written by workers alone. */
export const emailCheck = table('emailCheck')
  .from('email_check')
  .columns({
    orgId: string().from('org_id'),
    address: string(),
    domain: string(),
    state: enumeration<EmailState>(),
    reasons: json<(EmailReason | EmailFlag)[]>(),
    mailHost: string().from('mail_host').optional(),
    replyCode: string().from('reply_code').optional(),
    attempts: number(),
    checkedAt: number().from('checked_at').optional(),
    nextAt: number().from('next_at').optional(),
    leasedUntil: number().from('leased_until').optional(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('orgId', 'address');

export const verificationSetting = table('verificationSetting')
  .from('verification_setting')
  .columns({
    orgId: string().from('org_id'),
    autoVerify: boolean().from('auto_verify'),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('orgId');
