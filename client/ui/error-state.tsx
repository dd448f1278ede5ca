import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

interface ErrorStateProps {
  /** What could not be done, then why. */
  title: string;
  text: string;
  onRetry?: () => void;
}

/** Part of a screen failed. Says the cause and offers the next step. */
export function ErrorState({ title, text, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <EmptyState
        icon={<IconAlertTriangle size={24} stroke={1.6} />}
        title={title}
        text={text}
        action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
      />
    </div>
  );
}
