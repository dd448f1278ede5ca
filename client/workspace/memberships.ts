import { useQuery } from '@rocicorp/zero/react';
import { queries } from '../../schema/queries.ts';

/** My workspaces that still exist, oldest first. `isComplete` once the server has confirmed them. */
export function useMemberships() {
  const [rows, { type }] = useQuery(queries.org.mine());
  const memberships = rows.flatMap((row) =>
    row.org && !row.org.deletedAt ? [{ ...row, org: row.org }] : [],
  );
  return { memberships, isComplete: type === 'complete' };
}

export type Membership = ReturnType<typeof useMemberships>['memberships'][number];
