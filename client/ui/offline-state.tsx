import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

/** For the few places that need the server. What does work offline is said in the same breath. */
export function OfflineState({ what }: { what: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<IconCloudOff size={24} stroke={1.6} />}
      title={t('offline.title')}
      text={t('offline.text', { what })}
    />
  );
}
