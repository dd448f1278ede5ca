import { Drawer, Skeleton } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { OfflineState } from '../../../ui/offline-state.tsx';
import type { LeadValue } from '../lead-types.ts';
import { EvidenceFacts } from './evidence-facts.tsx';
import classes from './evidence.module.css';
import { useSnapshot } from '../../../api/use-snapshot.ts';

interface EvidenceDrawerProps {
  orgId: string;
  receipt: LeadValue | null;
  onClose: () => void;
}

/** The proof of a value: where it was read, and the page as it was then with the value marked. */
export function EvidenceDrawer({ orgId, receipt, onClose }: EvidenceDrawerProps) {
  const { t } = useTranslation('lead');
  return (
    <Drawer
      opened={receipt !== null}
      onClose={onClose}
      position="right"
      size="min(760px, 100vw)"
      title={t('evidence.title')}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
      classNames={{ body: classes.body, content: classes.content }}
    >
      {receipt && (
        <>
          <EvidenceFacts receipt={receipt} />
          <Snapshot orgId={orgId} receipt={receipt} />
        </>
      )}
    </Drawer>
  );
}

function Snapshot({ orgId, receipt }: { orgId: string; receipt: LeadValue }) {
  const { t } = useTranslation('lead');
  const url = receipt.snapshotHash
    ? `/api/orgs/${encodeURIComponent(orgId)}/receipts/${encodeURIComponent(receipt.id)}/snapshot`
    : null;
  const state = useSnapshot(url);
  switch (state) {
    case 'loading':
      return <Skeleton className={classes.frame} aria-busy="true" />;
    case 'offline':
      return <OfflineState what={t('evidence.what')} />;
    case 'failed':
      return <ErrorState title={t('evidence.failedTitle')} text={t('evidence.failedText')} />;
    case 'missing':
      return (
        <EmptyState
          icon={<IconFileOff size={24} stroke={1.6} />}
          title={t(url ? 'evidence.missingTitle' : 'evidence.recordTitle')}
          text={t(url ? 'evidence.missingText' : 'evidence.recordText')}
        />
      );
    default:
      // Nothing of the page may run, load or lead away: an empty sandbox, and a policy of its own.
      return (
        <iframe
          className={classes.frame}
          sandbox=""
          src={`${url}#receipt`}
          title={t('evidence.frame')}
        />
      );
  }
}
