import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { safeNext } from '../auth/safe-next.ts';
import { useSession } from '../auth/session.ts';
import { SignUpPage } from '../features/auth/sign-up-page.tsx';

const route = getRouteApi('/sign-up');

export function Page(): React.ReactNode {
  const search = route.useSearch();
  const navigate = useNavigate();
  const session = useSession();
  const next = safeNext(search.next);
  return (
    <SignUpPage
      next={next}
      email={search.email}
      isGuest={session.status === 'signed-in' && session.user.isAnonymous === true}
      onSignedIn={() => void navigate({ href: next })}
    />
  );
}
