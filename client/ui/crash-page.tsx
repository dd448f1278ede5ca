import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MessagePage } from './message-page.tsx';

export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <MessagePage
      title={t('error.title')}
      text={t('error.text')}
      detail={error instanceof Error ? error.message : String(error)}
      action={<Button onClick={() => location.reload()}>{t('error.reload')}</Button>}
    />
  );
}
