import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isMissingPart } from '../pwa/missing-part.ts';
import { MessagePage } from './message-page.tsx';
import { MissingPartState } from './missing-part-state.tsx';

export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (isMissingPart(error)) {
    return (
      <main id="main" tabIndex={-1}>
        <MissingPartState />
      </main>
    );
  }
  return (
    <MessagePage
      title={t('error.title')}
      text={t('error.text')}
      detail={error instanceof Error ? error.message : String(error)}
      action={<Button onClick={() => location.reload()}>{t('error.reload')}</Button>}
    />
  );
}
