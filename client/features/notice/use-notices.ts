import { useQuery } from '@rocicorp/zero/react';
import { useMemo } from 'react';
import { queries } from '../../../schema/queries.ts';
import { act } from '../../offline/act.ts';
import type { Notice } from './notice-types.ts';

/** What I was told, in all of my workspaces, newest first; the newest hundred. */
export function useNotices() {
  const [rows, result] = useQuery(queries.notice.mine(), { ttl: 'forever' });
  return useMemo(
    () => ({ notices: rows, unread: rows.filter(({ readAt }) => !readAt), result }),
    [rows, result],
  );
}

/** Marks notices as read: one act for each workspace that they come from. */
export function readNotices(notices: readonly Notice[]): void {
  const byOrg = Map.groupBy(
    notices.filter(({ readAt }) => !readAt),
    ({ orgId }) => orgId,
  );
  for (const [orgId, unread] of byOrg) {
    act('notice.read', { orgId, noticeIds: unread.map(({ id }) => id) }, { isQuiet: true });
  }
}
