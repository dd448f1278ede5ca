import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';

interface VerifyEmailPageProps {
  next: string;
  isBad: boolean;
}

/** Where the confirmation link ends, well or not. */
export function VerifyEmailPage({ next, isBad }: VerifyEmailPageProps) {
  const { t } = useTranslation('auth');
  return (
    <AuthLayout
      title={t(isBad ? 'verify.badTitle' : 'verify.okTitle')}
      lead={t(isBad ? 'verify.badText' : 'verify.okText')}
    >
      <LinkButton to={next} size="md">
        {t('verify.go')}
      </LinkButton>
    </AuthLayout>
  );
}
