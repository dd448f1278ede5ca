import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendMagicLink } from '../../auth/auth-client.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { AuthLayout } from './auth-layout.tsx';
import { CheckInbox } from './check-inbox.tsx';
import { CodeStep } from './code-step.tsx';
import classes from './form.module.css';
import { SocialButtons } from './social-buttons.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface SignInPageProps {
  next: string;
  /** The session ended while there was work on the device. */
  isAgain: boolean;
  hasBadLink: boolean;
  /** A provider has vouched for the person, and the code is still to come. */
  isCodeWanted: boolean;
  onSignedIn: () => void;
}

export function SignInPage(props: SignInPageProps) {
  const { next, isAgain, hasBadLink, onSignedIn } = props;
  const { t } = useTranslation('auth');
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const [isCodeStep, setIsCodeStep] = useState(props.isCodeWanted);
  if (isCodeStep) return <CodeStep onSignedIn={onSignedIn} onBack={() => setIsCodeStep(false)} />;
  if (mailedTo) {
    return (
      <AuthLayout title={t('inbox.title')} lead={t('inbox.magic', { email: mailedTo })}>
        <CheckInbox onResend={() => sendMagicLink({ email: mailedTo, next })} />
      </AuthLayout>
    );
  }
  const notice = hasBadLink ? t('signIn.badLink') : isAgain ? t('signIn.again') : null;
  return (
    <AuthLayout
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      foot={
        <>
          {t('signIn.new')}{' '}
          <TextLink to="/sign-up" search={{ next }}>
            {t('signIn.create')}
          </TextLink>
        </>
      }
    >
      {notice && <p className={classes.notice}>{notice}</p>}
      <SocialButtons next={next} />
      <SignInForm
        next={next}
        onSignedIn={onSignedIn}
        onCodeWanted={() => setIsCodeStep(true)}
        onLinkSent={setMailedTo}
      />
    </AuthLayout>
  );
}
