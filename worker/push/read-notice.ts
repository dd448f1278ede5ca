import type { Sql } from '../../platform/sql.ts';
import type { NoticeData, NoticeKind, NoticeSubject } from '../../schema/notice/kinds.ts';
import { noticePath } from '../../schema/notice/notice-path.ts';
import type { PushMessage } from '../../schema/notice/push-message.ts';
import type { QuietHours } from '../../schema/notice/quiet-hours.ts';

/** A notice on its way out, with what decides when and how it is told. */
export interface OutgoingNotice {
  id: string;
  orgId: string;
  userId: string;
  kind: NoticeKind;
  subjectKind: NoticeSubject;
  subjectId: string;
  groupKey: string;
  data: NoticeData;
  createdAt: Date;
  actor: string | null;
  org: string;
  unread: number;
  quiet: QuietHours | null;
}

/** Null when there is nothing to tell any more: it was read, or org or membership are gone. */
export async function readNotice(
  sql: Sql,
  { orgId, noticeId }: { orgId: string; noticeId: string },
): Promise<OutgoingNotice | null> {
  const [row] = await sql<OutgoingNotice[]>`
    select
      n.id,
      n.org_id as "orgId",
      n.user_id as "userId",
      n.kind,
      n.subject_kind as "subjectKind",
      n.subject_id as "subjectId",
      n.group_key as "groupKey",
      n.data,
      n.created_at as "createdAt",
      a.name as actor,
      o.name as org,
      (
        select count(*)::int from notice u
        where u.user_id = n.user_id and u.read_at is null and u.is_listed
      ) as unread,
      case when s.quiet_from is not null then jsonb_build_object(
        'from', s.quiet_from, 'to', s.quiet_to, 'timeZone', s.time_zone
      ) end as quiet
    from notice n
    join org o on o.id = n.org_id and o.deleted_at is null
    left join profile a on a.id = n.actor_id
    left join notice_setting s on s.user_id = n.user_id
    where n.id = ${noticeId} and n.org_id = ${orgId} and n.read_at is null`;
  return row ?? null;
}

const MAX_NAME_CHARS = 80;

export function toMessage(notice: OutgoingNotice): PushMessage {
  const { id, kind, data, actor, org, unread } = notice;
  return {
    id,
    to: notice.userId,
    kind,
    group: notice.groupKey,
    path: noticePath(notice),
    ...(actor ? { actor: actor.slice(0, MAX_NAME_CHARS) } : {}),
    org: org.slice(0, MAX_NAME_CHARS),
    data,
    at: notice.createdAt.getTime(),
    unread,
  };
}
