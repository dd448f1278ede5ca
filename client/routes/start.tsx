import { Navigate } from '@tanstack/react-router';
import { AwayPage } from '../features/shell/missing-workspace.tsx';
import { PageLoading } from '../ui/page-loading.tsx';
import { lastWorkspaceId } from '../workspace/last-workspace.ts';
import { useMemberships } from '../workspace/memberships.ts';
import { useConnection } from '../zero/use-connection.ts';

export function Page() {
  const { memberships, isComplete } = useMemberships();
  const connection = useConnection();
  const last = memberships.find((m) => m.orgId === lastWorkspaceId()) ?? memberships[0];
  if (last) return <Navigate to="/w/$orgId/leads" params={{ orgId: last.orgId }} replace />;
  if (isComplete) return <Navigate to="/welcome" replace />;
  return connection === 'offline' ? <AwayPage /> : <PageLoading />;
}
