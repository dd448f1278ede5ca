import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../../api/use-snapshot.ts';
import { SnapshotDrawer } from '../../../ui/snapshot-drawer.tsx';
import type { LeadValue } from '../lead-types.ts';
import { EvidenceFacts } from './evidence-facts.tsx';

interface EvidenceDrawerProps {
  orgId: string;
  receipt: LeadValue | null;
  onClose: () => void;
}

/** The proof of a value: where it was read, and the page as it was then with the value marked. */
export function EvidenceDrawer({ orgId, receipt, onClose }: EvidenceDrawerProps) {
  const { t } = useTranslation('lead');
  const url = receipt?.snapshotHash
    ? `/api/orgs/${encodeURIComponent(orgId)}/receipts/${encodeURIComponent(receipt.id)}/snapshot`
    : null;
  return (
    <SnapshotDrawer
      title={t('evidence.title')}
      isOpen={receipt !== null}
      onClose={onClose}
      url={url}
      state={useSnapshot(url)}
      words={{
        frame: t('evidence.frame'),
        what: t('evidence.what'),
        missingTitle: t(url ? 'evidence.missingTitle' : 'evidence.recordTitle'),
        missingText: t(url ? 'evidence.missingText' : 'evidence.recordText'),
        failedTitle: t('evidence.failedTitle'),
        failedText: t('evidence.failedText'),
      }}
    >
      {receipt && <EvidenceFacts receipt={receipt} />}
    </SnapshotDrawer>
  );
}
