import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { safeNext } from '../auth/safe-next.ts';
import { SignInPage } from '../features/auth/sign-in-page.tsx';

const route = getRouteApi('/sign-in');

export function Page(): React.ReactNode {
  const search = route.useSearch();
  const navigate = useNavigate();
  const next = safeNext(search.next);
  return (
    <SignInPage
      next={next}
      isAgain={search.again ?? false}
      hasBadLink={search.error !== undefined}
      isCodeWanted={search.step === 'code'}
      onSignedIn={() => void navigate({ href: next })}
    />
  );
}
