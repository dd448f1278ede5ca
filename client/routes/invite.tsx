import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { acceptInvitation } from '../auth/invitations.ts';
import { useSession } from '../auth/session.ts';
import { InvitePage } from '../features/auth/invite-page.tsx';

const route = getRouteApi('/invite/$token');

export function Page(): React.ReactNode {
  const { token } = route.useParams();
  const invitation = route.useLoaderData();
  const session = useSession();
  const navigate = useNavigate();
  const join = async () => {
    const orgId = await acceptInvitation(token);
    await navigate({ to: '/w/$orgId/leads', params: { orgId } });
  };
  const isMember = session.status === 'signed-in' && !session.user.isAnonymous;
  return (
    <InvitePage
      invitation={invitation}
      user={isMember ? session.user : null}
      here={`/invite/${token}`}
      onJoin={join}
    />
  );
}
