import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { safeNext } from '../auth/safe-next.ts';
import { SignUpPage } from '../features/auth/sign-up-page.tsx';

const route = getRouteApi('/sign-up');

export function Page() {
  const { next: wanted, email, sample = false } = route.useSearch();
  const navigate = useNavigate();
  const next = sample ? '/welcome?sample=true' : safeNext(wanted);
  return (
    <SignUpPage
      next={next}
      email={email}
      isForSample={sample}
      onSignedIn={() => void navigate({ href: next })}
    />
  );
}
