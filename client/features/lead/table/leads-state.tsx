import { Button } from '@mantine/core';
import { IconAddressBook, IconSearchOff, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { OfflineState } from '../../../ui/offline-state.tsx';
import { TableSkeleton } from '../../../ui/skeletons.tsx';
import { useConnection } from '../../../zero/use-connection.ts';
import { useCan } from '../../../workspace/workspace.tsx';
import type { LeadsWindow } from './use-leads-window.ts';

interface LeadsStateProps {
  orgId: string;
  result: LeadsWindow['result'];
  /** Leads of the workspace, by its own count. */
  leadCount: number;
  isNarrowed: boolean;
  isBin: boolean;
  onClear: () => void;
  onCreate: () => void;
}

const ICON = { size: 24, stroke: 1.6 } as const;

/** What stands in the table's place while it has no row to show. */
export function LeadsState(props: LeadsStateProps) {
  const { orgId, result, leadCount, isNarrowed, isBin, onClear, onCreate } = props;
  const { t } = useTranslation('lead');
  const connection = useConnection();
  const canCrawl = useCan('crawl.run');
  const canCreate = useCan('lead.edit');
  const isKnownEmpty = leadCount === 0 && !isNarrowed && !isBin;

  if (result.type === 'error') {
    const text = t('failed.text', { reason: result.error.message });
    return <ErrorState title={t('failed.title')} text={text} onRetry={result.retry} />;
  }
  if (result.type !== 'complete' && !isKnownEmpty) {
    return connection === 'offline' ? (
      <OfflineState what={t('offlineWhat')} />
    ) : (
      <TableSkeleton rows={16} columns={6} />
    );
  }
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<IconSearchOff {...ICON} />}
        title={t('noMatch.title')}
        text={t('noMatch.text')}
        action={<Button onClick={onClear}>{t('noMatch.action')}</Button>}
      />
    );
  }
  if (isBin) {
    return (
      <EmptyState
        icon={<IconTrash {...ICON} />}
        title={t('bin.emptyTitle')}
        text={t('bin.emptyText')}
      />
    );
  }
  return (
    <EmptyState
      icon={<IconAddressBook {...ICON} />}
      title={t('empty.title')}
      text={canCrawl ? t('empty.text') : t('empty.textViewer')}
      action={
        canCrawl && (
          <LinkButton to="/w/$orgId/crawls/new" params={{ orgId }}>
            {t('empty.action')}
          </LinkButton>
        )
      }
      aside={
        canCreate && (
          <Button variant="subtle" size="xs" onClick={onCreate}>
            {t('empty.aside')}
          </Button>
        )
      }
    />
  );
}
