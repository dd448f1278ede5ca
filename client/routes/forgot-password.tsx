import { ForgotPasswordPage } from '../features/auth/forgot-password-page.tsx';

export function Page(): React.ReactNode {
  return <ForgotPasswordPage />;
}
