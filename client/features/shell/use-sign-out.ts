import { useZero } from '@rocicorp/zero/react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../../schema/app-error.ts';
import { signOut } from '../../auth/auth-client.ts';
import { forgetSession } from '../../auth/session.ts';
import { wipeTraces } from '../../auth/traces.ts';
import { showBadge } from '../../pwa/badge.ts';
import { unsubscribePush } from '../../pwa/push.ts';
import { currentOutbox } from '../../offline/act.ts';
import { clearShelves } from '../../offline/shelf.ts';
import { notify } from '../../ui/notify.tsx';
import { askSignOut } from './sign-out-question.ts';

const LAST_TRY_MS = 5_000;

/**
 * Sends what waits, or asks whether to discard it; then ends the session on the server and takes
 * the rows off this device.
 */
export function useSignOut(): () => void {
  const zero = useZero();
  const { t } = useTranslation('shell');
  return () => {
    void (async () => {
      const owed = await sendWhatWaits();
      if (owed > 0 && !(await askSignOut(owed))) return;
      try {
        await signOut();
      } catch (error) {
        if (!isAppError(error) || error.code !== 'unavailable') throw error;
        notify({ tone: 'bad', message: t('user.signOutFailed'), detail: t('user.signOutDetail') });
        return;
      }
      await discard();
      // Whoever signs in next on this device hears nothing of this person's.
      await unsubscribePush().catch(() => {});
      showBadge(0);
      await zero.delete();
      clearShelves();
      wipeTraces();
      forgetSession();
      // A fresh page, so that nothing of this person stays in memory.
      location.assign('/');
    })();
  };
}

/** How many changes the server does not have, after a last try. */
async function sendWhatWaits(): Promise<number> {
  const outbox = currentOutbox();
  if (!outbox) return 0;
  if (outbox.view().waiting.length > 0 && navigator.onLine) {
    const limit = new Promise((resolve) => {
      setTimeout(resolve, LAST_TRY_MS);
    });
    await Promise.race([outbox.drain().catch(() => {}), limit]);
  }
  const { waiting, refused } = outbox.view();
  return waiting.length + refused.length;
}

async function discard(): Promise<void> {
  const outbox = currentOutbox();
  if (!outbox) return;
  const { waiting, refused } = outbox.view();
  await outbox.drop([...waiting, ...refused].map((entry) => entry.opId));
}
