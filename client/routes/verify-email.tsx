import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { safeNext } from '../auth/safe-next.ts';
import { VerifyEmailPage } from '../features/auth/verify-email-page.tsx';

const route = getRouteApi('/verify-email');

export function Page(): React.ReactNode {
  const { token, next } = route.useSearch();
  const navigate = useNavigate();
  const goOn = () => void navigate({ href: safeNext(next) });
  return <VerifyEmailPage token={token ?? null} onConfirmed={goOn} />;
}
