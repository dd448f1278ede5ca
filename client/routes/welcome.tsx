import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { newId } from '../../schema/id.ts';
import { useSession } from '../auth/session.ts';
import { WelcomePage } from '../features/auth/welcome-page.tsx';
import { act } from '../offline/act.ts';
import { useMemberships } from '../workspace/memberships.ts';

const route = getRouteApi('/app/welcome');

export function Page() {
  const { sample = false } = route.useSearch();
  const session = useSession();
  const navigate = useNavigate();
  const { memberships } = useMemberships();
  const first = memberships[0];

  const create = async (workspace: { name: string; isSample: boolean }) => {
    const orgId = newId();
    const outcome = await act('org.create', { orgId, memberId: newId(), ...workspace }).here;
    if (outcome.kind !== 'refused') await navigate({ to: '/w/$orgId/leads', params: { orgId } });
  };

  return (
    <WelcomePage
      email={session.status === 'signed-in' ? session.user.email : ''}
      isForSample={sample}
      back={first ? { orgId: first.orgId, name: first.org.name } : null}
      onCreate={(workspace) => void create(workspace)}
    />
  );
}
