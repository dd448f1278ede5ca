import { IconPick } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';

export function Page() {
  const { t } = useTranslation('crawl');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        icon={<IconPick size={24} stroke={1.6} />}
        title={t('empty.title')}
        text={t('empty.text')}
      />
    </>
  );
}
