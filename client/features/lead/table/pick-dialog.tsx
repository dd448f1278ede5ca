import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { PickerPanel } from '../picker/picker-panel.tsx';
import { useLeadPicker } from '../picker/use-lead-picker.ts';

export type BulkPick = 'status' | 'owner' | 'tags';

interface PickDialogProps {
  kind: BulkPick;
  leads: readonly LeadRow[];
  lookups: Lookups;
  acts: LeadActs;
  onClose: () => void;
  footer?: React.ReactNode;
}

const TITLES = {
  status: 'bulk.pickStatus',
  owner: 'bulk.pickOwner',
  tags: 'bulk.pickTags',
} as const;

/** One property of the chosen leads, or of the one under the cursor, by its single key. */
export function PickDialog({ kind, leads, lookups, acts, onClose, footer }: PickDialogProps) {
  const { t } = useTranslation('lead');
  const picker = useLeadPicker({ kind, leads, lookups, acts, onDone: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={t(TITLES[kind], { count: leads.length })} size="xs">
      <PickerPanel {...picker} isWide footer={footer} onClose={onClose} />
    </Dialog>
  );
}
