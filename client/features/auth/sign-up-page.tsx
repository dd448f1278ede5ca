import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendVerification } from '../../auth/auth-client.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { CheckInbox } from './check-inbox.tsx';
import { SocialButtons } from './social-buttons.tsx';
import { SignUpForm } from './sign-up-form.tsx';

interface SignUpPageProps {
  next: string;
  email?: string;
  /** A guest wants to keep what they made. */
  isGuest: boolean;
  onSignedIn: () => void;
}

export function SignUpPage({ next, email, isGuest, onSignedIn }: SignUpPageProps) {
  const { t } = useTranslation('auth');
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  if (mailedTo) {
    return (
      <AuthLayout title={t('inbox.title')} lead={t('inbox.verify', { email: mailedTo })}>
        <CheckInbox onResend={() => sendVerification({ email: mailedTo, next })} />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title={t(isGuest ? 'signUp.keepTitle' : 'signUp.title')}
      lead={t(isGuest ? 'signUp.keepLead' : 'signUp.lead')}
      foot={
        <>
          {t('signUp.have')}{' '}
          <TextLink to="/sign-in" search={{ next }}>
            {t('signUp.signIn')}
          </TextLink>
        </>
      }
    >
      <SocialButtons next={next} />
      <SignUpForm next={next} email={email} onSignedIn={onSignedIn} onMustVerify={setMailedTo} />
    </AuthLayout>
  );
}
