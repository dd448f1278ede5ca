import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { OfflineState } from '../../ui/offline-state.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { useConnection } from '../../zero/use-connection.ts';
import classes from './notice-list.module.css';
import { NoticeRow } from './notice-row.tsx';
import type { Notice } from './notice-types.ts';
import type { useNotices } from './use-notices.ts';

interface NoticeListProps {
  notices: readonly Notice[];
  result: ReturnType<typeof useNotices>['result'];
  orgId: string;
  onOpen: (notice: Notice) => void;
}

/** What I was told, newest first. */
export function NoticeList({ notices, result, orgId, onOpen }: NoticeListProps) {
  const { t } = useTranslation('notice');
  const connection = useConnection();
  if (notices.length > 0) {
    return (
      <ul className={classes.list}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} orgId={orgId} onOpen={() => onOpen(notice)} />
        ))}
      </ul>
    );
  }
  if (result.type === 'error') {
    const text = t('failed.text', { reason: result.error.message });
    return <ErrorState title={t('failed.title')} text={text} onRetry={result.retry} />;
  }
  if (result.type === 'unknown') {
    return connection === 'offline' ? (
      <OfflineState what={t('offlineWhat')} />
    ) : (
      <TableSkeleton rows={6} columns={1} />
    );
  }
  return (
    <EmptyState
      icon={<IconBell size={24} stroke={1.6} />}
      title={t('empty.title')}
      text={t('empty.text')}
    />
  );
}
