import { getRouteApi } from '@tanstack/react-router';
import { safeNext } from '../auth/safe-next.ts';
import { VerifyEmailPage } from '../features/auth/verify-email-page.tsx';

const route = getRouteApi('/verify-email');

export function Page(): React.ReactNode {
  const { next, error } = route.useSearch();
  return <VerifyEmailPage next={safeNext(next)} isBad={error !== undefined} />;
}
