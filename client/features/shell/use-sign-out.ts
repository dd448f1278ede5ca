import { useZero } from '@rocicorp/zero/react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../../schema/app-error.ts';
import { signOut } from '../../auth/auth-client.ts';
import { forgetSession } from '../../auth/session.ts';
import { notify } from '../../ui/notify.tsx';

/** Ends the session on the server first, then takes the rows off this device. */
export function useSignOut(): () => void {
  const zero = useZero();
  const { t } = useTranslation('shell');
  return () => {
    void (async () => {
      try {
        await signOut();
      } catch (error) {
        if (!isAppError(error) || error.code !== 'unavailable') throw error;
        notify({ tone: 'bad', message: t('user.signOutFailed'), detail: t('user.signOutDetail') });
        return;
      }
      await zero.delete();
      forgetSession();
      // A fresh page, so that nothing of this person stays in memory.
      location.assign('/');
    })();
  };
}
