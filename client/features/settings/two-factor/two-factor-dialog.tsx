import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginTwoFactor, endTwoFactor, renewBackupCodes } from '../../../auth/auth-client.ts';
import { refreshSession } from '../../../auth/session.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { notify } from '../../../ui/notify.tsx';
import { AppStep } from './app-step.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordStep } from './password-step.tsx';

export type TwoFactorChange = 'enable' | 'disable' | 'renew';

interface TwoFactorDialogProps {
  change: TwoFactorChange;
  onClose: () => void;
}

type Step = { name: 'password' } | { name: 'app'; uri: string; codes: string[] } | Codes;
interface Codes {
  name: 'codes';
  codes: string[];
}

/**
 * Password first. Switching on goes on with the app, and the backup codes come last, when the step
 * is known to work.
 */
export function TwoFactorDialog({ change, onClose }: TwoFactorDialogProps) {
  const { t } = useTranslation('settings');
  const [step, setStep] = useState<Step>({ name: 'password' });

  const go = async (password: string | undefined) => {
    if (change === 'enable') {
      const { totpURI, backupCodes } = await beginTwoFactor(password);
      setStep({ name: 'app', uri: totpURI, codes: backupCodes });
    } else if (change === 'renew') {
      setStep({ name: 'codes', codes: await renewBackupCodes(password) });
    } else {
      await endTwoFactor(password);
      await refreshSession();
      notify({ tone: 'good', message: t('twoFactor.disabled') });
      onClose();
    }
  };
  const proven = async (codes: string[]) => {
    await refreshSession();
    notify({ tone: 'good', message: t('twoFactor.setup.done') });
    setStep({ name: 'codes', codes });
  };

  const asked = {
    enable: ['twoFactor.setup.title', 'twoFactor.text', 'twoFactor.go'],
    disable: ['twoFactor.disableTitle', 'twoFactor.disableText', 'twoFactor.disable'],
    renew: ['twoFactor.renewTitle', 'twoFactor.renewText', 'twoFactor.renew'],
  } as const;
  const [title, text, action] = asked[change];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(step.name === 'codes' ? 'twoFactor.codes.title' : title)}
    >
      {step.name === 'password' && <PasswordStep text={t(text)} action={t(action)} onGo={go} />}
      {step.name === 'app' && <AppStep uri={step.uri} onDone={() => proven(step.codes)} />}
      {step.name === 'codes' && <BackupCodes codes={step.codes} onClose={onClose} />}
    </Dialog>
  );
}
