import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendVerification } from '../../auth/auth-client.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { CheckInbox } from './check-inbox.tsx';
import { SignUpForm } from './sign-up-form.tsx';

interface SignUpPageProps {
  next: string;
  email?: string;
  /** The person came to look at the sample workspace. */
  isForSample: boolean;
  onSignedIn: () => void;
}

export function SignUpPage({ next, email, isForSample, onSignedIn }: SignUpPageProps) {
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
      title={t(isForSample ? 'signUp.sampleTitle' : 'signUp.title')}
      lead={t(isForSample ? 'signUp.sampleLead' : 'signUp.lead')}
      foot={
        <>
          {t('signUp.have')}{' '}
          <TextLink to="/sign-in" search={{ next }}>
            {t('signUp.signIn')}
          </TextLink>
        </>
      }
    >
      <SignUpForm next={next} email={email} onSignedIn={onSignedIn} onMustVerify={setMailedTo} />
    </AuthLayout>
  );
}
