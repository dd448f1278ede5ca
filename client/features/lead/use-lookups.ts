import { useQuery } from '@rocicorp/zero/react';
import { useMemo } from 'react';
import { queries } from '../../../schema/queries.ts';
import type { Lookups } from './lead-types.ts';

/** Tags and members of a workspace by id: what leads refer to. */
export function useLookups(orgId: string): Lookups {
  const [tags] = useQuery(queries.tag.list({ orgId }));
  const [members] = useQuery(queries.org.members({ orgId }));
  return useMemo(
    () => ({
      tags: new Map(tags.map((tag) => [tag.id, tag])),
      members: new Map(members.map((member) => [member.userId, member])),
    }),
    [tags, members],
  );
}
