import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { MutedNotice, NoticeData, NoticeKind, NoticeSubject } from './kinds.ts';

export const notice = table('notice')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    userId: string().from('user_id'),
    kind: enumeration<NoticeKind>(),
    subjectKind: enumeration<NoticeSubject>().from('subject_kind'),
    subjectId: string().from('subject_id'),
    groupKey: string().from('group_key'),
    data: json<NoticeData>(),
    /** None: the product itself. */
    actorId: string().from('actor_id').optional(),
    isListed: boolean().from('is_listed'),
    createdAt: number().from('created_at'),
    readAt: number().from('read_at').optional(),
  })
  .primaryKey('id');

/** One row a person, and none before they change anything. */
export const noticeSetting = table('noticeSetting')
  .from('notice_setting')
  .columns({
    userId: string().from('user_id'),
    muted: json<MutedNotice[]>(),
    quietFrom: number().from('quiet_from').optional(),
    quietTo: number().from('quiet_to').optional(),
    timeZone: string().from('time_zone'),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('userId');
