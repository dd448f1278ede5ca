import { useNavigate } from '@tanstack/react-router';
import { newId } from '../../schema/id.ts';
import { openSample } from '../auth/open-sample.ts';
import { useSession } from '../auth/session.ts';
import { WelcomePage } from '../features/auth/welcome-page.tsx';
import { act } from '../offline/act.ts';
import { useMemberships } from '../workspace/memberships.ts';

export function Page(): React.ReactNode {
  const session = useSession();
  const navigate = useNavigate();
  const { memberships } = useMemberships();
  const first = memberships[0];

  const open = (orgId: string) => navigate({ to: '/w/$orgId/leads', params: { orgId } });
  const create = async (name: string) => {
    const orgId = newId();
    const outcome = await act('org.create', { orgId, memberId: newId(), name }).here;
    if (outcome.kind !== 'refused') await open(orgId);
  };

  return (
    <WelcomePage
      email={session.status === 'signed-in' ? session.user.email : ''}
      back={first ? { orgId: first.orgId, name: first.org.name } : null}
      onCreate={(name) => void create(name)}
      onSample={async () => open(await openSample())}
    />
  );
}
