import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { AskProviders, EmailFlag, EmailReason, EmailState } from './verdict.ts';

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
    /** The provider that said it; null when DNS and mail hosts did. */
    source: string().optional(),
    /** Its own measure, 0 to 100. */
    sourceScore: number().from('source_score').optional(),
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
    askProviders: enumeration<AskProviders>().from('ask_providers').optional(),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('orgId');
