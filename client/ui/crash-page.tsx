import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageTitle } from './page-title.tsx';

export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <main id="main" tabIndex={-1}>
      <PageTitle title={t('error.title')} />
      <h1>{t('error.title')}</h1>
      <p>{t('error.text')}</p>
      <pre>{error instanceof Error ? error.message : String(error)}</pre>
      <Button onClick={() => location.reload()}>{t('error.reload')}</Button>
    </main>
  );
}
