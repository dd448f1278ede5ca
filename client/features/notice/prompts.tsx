import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../../schema/app-error.ts';
import { isDismissed, rememberDismissal } from '../../pwa/dismissal.ts';
import { dismissInstall, install, useInstallWay } from '../../pwa/install.ts';
import { turnOnPush, usePush } from '../../pwa/push.ts';
import { useWaitingUpdate } from '../../pwa/update.ts';
import { notify } from '../../ui/notify.tsx';
import type { Notice } from './notice-types.ts';
import { isLongTask } from './long-task.ts';
import { PromptCard } from './prompt-card.tsx';

interface PromptsProps {
  notices: readonly Notice[];
  /** The person has got something out of Quarry here: leads of their own. */
  hasValue: boolean;
}

/** One question at a time, and only after Quarry was of use: notifications first, then installing. */
export function Prompts({ notices, hasValue }: PromptsProps) {
  const [isAskDismissed, setIsAskDismissed] = useState(() => isDismissed(ASK));
  const { state } = usePush();
  const installWay = useInstallWay();
  const update = useWaitingUpdate();
  const hasWaited = notices.some(isLongTask);
  const dismissAsk = () => {
    rememberDismissal(ASK);
    setIsAskDismissed(true);
  };
  // The same corner offers a new version.
  if (update) return null;
  if (state === 'ask' && hasWaited && !isAskDismissed) return <AskPush onDone={dismissAsk} />;
  if (installWay && (hasValue || hasWaited)) return <AskInstall isIos={installWay === 'ios'} />;
  return null;
}

const ASK = 'push';

function AskPush({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('notice');
  const turnOn = async () => {
    try {
      await turnOnPush();
    } catch (error) {
      if (!(error instanceof DOMException) && !isAppError(error)) throw error;
      notify({ tone: 'bad', message: t('card.noService', { reason: error.message }) });
    } finally {
      onDone();
    }
  };
  return (
    <PromptCard title={t('ask.title')} text={t('ask.text')}>
      <Button size="xs" variant="subtle" onClick={onDone}>
        {t('ask.dismiss')}
      </Button>
      <Button size="xs" variant="default" onClick={() => void turnOn()}>
        {t('ask.action')}
      </Button>
    </PromptCard>
  );
}

function AskInstall({ isIos }: { isIos: boolean }) {
  const { t } = useTranslation('notice');
  return (
    <PromptCard title={t('install.title')} text={t(isIos ? 'install.iosText' : 'install.text')}>
      <Button size="xs" variant="subtle" onClick={dismissInstall}>
        {t('install.dismiss')}
      </Button>
      {!isIos && (
        <Button size="xs" variant="default" onClick={() => void install()}>
          {t('install.action')}
        </Button>
      )}
    </PromptCard>
  );
}
