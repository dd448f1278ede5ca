import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../workspace/workspace.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { type BulkPick, PickDialog } from './pick-dialog.tsx';

const NewLeadDialog = lazy(() =>
  import('../create/new-lead-dialog.tsx').then((m) => ({ default: m.NewLeadDialog })),
);
const TagManager = lazy(() =>
  import('../tags/tag-manager.tsx').then((m) => ({ default: m.TagManager })),
);

export type OpenDialog =
  | { kind: BulkPick; leadIds: string[] }
  | { kind: 'create' }
  | { kind: 'manageTags' };

interface LeadsDialogsProps {
  dialog: OpenDialog | null;
  onDialog: (dialog: OpenDialog | null) => void;
  orgId: string;
  rows: readonly LeadRow[];
  lookups: Lookups;
  acts: LeadActs;
  onOpen: (leadId: string) => void;
}

export function LeadsDialogs(props: LeadsDialogsProps) {
  const { dialog, onDialog, orgId, rows, lookups, acts, onOpen } = props;
  const { t } = useTranslation('lead');
  const canManageTags = useCan('tag.manage');
  const close = () => onDialog(null);
  if (!dialog) return null;
  if (dialog.kind === 'create') {
    return (
      <Suspense>
        <NewLeadDialog
          orgId={orgId}
          onClose={close}
          onCreated={(leadId) => {
            close();
            onOpen(leadId);
          }}
        />
      </Suspense>
    );
  }
  if (dialog.kind === 'manageTags') {
    return (
      <Suspense>
        <TagManager tags={[...lookups.tags.values()]} acts={acts} onClose={close} />
      </Suspense>
    );
  }
  const wanted = new Set(dialog.leadIds);
  return (
    <PickDialog
      kind={dialog.kind}
      leads={rows.filter((row) => wanted.has(row.id))}
      lookups={lookups}
      acts={acts}
      onClose={close}
      footer={
        dialog.kind === 'tags' &&
        canManageTags && (
          <Button variant="subtle" size="xs" onClick={() => onDialog({ kind: 'manageTags' })}>
            {t('tags.manage')}
          </Button>
        )
      }
    />
  );
}
