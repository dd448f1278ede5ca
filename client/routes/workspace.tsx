import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Shell } from '../features/shell/shell.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { rememberWorkspaceId } from '../workspace/last-workspace.ts';
import { useMemberships } from '../workspace/memberships.ts';
import { toWorkspace, WorkspaceProvider } from '../workspace/workspace.tsx';

const route = getRouteApi('/app/w/$orgId');

export function Page() {
  const { orgId } = route.useParams();
  const { memberships, isComplete } = useMemberships();
  const mine = memberships.find((membership) => membership.orgId === orgId);
  const isMine = mine !== undefined;

  useEffect(() => {
    if (isMine) rememberWorkspaceId(orgId);
  }, [orgId, isMine]);

  if (!mine) return isComplete ? <NotFoundPage /> : <PageLoading />;
  return (
    <WorkspaceProvider value={toWorkspace(mine)}>
      <Shell memberships={memberships}>
        <Outlet />
      </Shell>
    </WorkspaceProvider>
  );
}
