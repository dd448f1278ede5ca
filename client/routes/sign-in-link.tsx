import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { safeNext } from '../auth/safe-next.ts';
import { LinkPage } from '../features/auth/link-page.tsx';

const route = getRouteApi('/sign-in/link');

export function Page(): React.ReactNode {
  const { token, next } = route.useSearch();
  const navigate = useNavigate();
  const goOn = () => void navigate({ href: safeNext(next) });
  return <LinkPage token={token ?? null} onSignedIn={goOn} />;
}
