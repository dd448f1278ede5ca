import { getRouteApi } from '@tanstack/react-router';
import { ResetPasswordPage } from '../features/auth/reset-password-page.tsx';

const route = getRouteApi('/reset-password');

export function Page(): React.ReactNode {
  const { token, error } = route.useSearch();
  return <ResetPasswordPage token={error === undefined ? (token ?? null) : null} />;
}
