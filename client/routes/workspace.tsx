import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { MissingWorkspace } from '../features/shell/missing-workspace.tsx';
import { PresenceKeeper, WorkspacePeople } from '../features/presence/presence-keeper.tsx';
import { Shell } from '../features/shell/shell.tsx';
import { rememberWorkspaceId } from '../workspace/last-workspace.ts';
import { useMemberships } from '../workspace/memberships.ts';
import { WorkspaceNotices, WorkspacePrompts } from './workspace-notices.tsx';
import { KeepOnDevice } from '../zero/keep-on-device.tsx';
import { toWorkspace, WorkspaceProvider } from '../workspace/workspace.tsx';

const route = getRouteApi('/app/w/$orgId');

export function Page(): React.ReactNode {
  const { orgId } = route.useParams();
  const { memberships, isComplete } = useMemberships();
  const mine = memberships.find((membership) => membership.orgId === orgId);
  const name = mine?.org.name;
  const [known, setKnown] = useState<{ orgId: string; name: string } | null>(null);

  // Kept for the moment in which the workspace is taken away.
  if (name !== undefined && (known?.orgId !== orgId || known.name !== name)) {
    setKnown({ orgId, name });
  }
  const isMine = name !== undefined;
  useEffect(() => {
    if (isMine) rememberWorkspaceId(orgId);
  }, [orgId, isMine]);

  if (!mine) {
    const lostName = known?.orgId === orgId ? known.name : null;
    return <MissingWorkspace lostName={lostName} isCertain={isComplete} />;
  }
  return (
    <WorkspaceProvider value={toWorkspace(mine)}>
      <Shell
        memberships={memberships}
        people={<WorkspacePeople orgId={orgId} />}
        tools={<WorkspaceNotices />}
      >
        <Outlet />
      </Shell>
      <KeepOnDevice key={orgId} />
      <PresenceKeeper orgId={orgId} />
      <WorkspacePrompts />
    </WorkspaceProvider>
  );
}
