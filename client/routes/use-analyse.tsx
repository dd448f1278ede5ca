import { IconScan } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoreAct } from '../features/lead/more-act.ts';
import { loadMessages } from '../i18n/i18n.ts';
import { useCan } from '../workspace/workspace.tsx';

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

const BatchDialog = lazy(async () => {
  const [module] = await Promise.all([
    import('../features/analysis/batch-dialog.tsx'),
    loadMessages(['analysis']),
  ]);
  return { default: module.BatchDialog };
});
const BatchButton = lazy(async () => {
  const [module] = await Promise.all([
    import('../features/analysis/batch-button.tsx'),
    loadMessages(['analysis']),
  ]);
  return { default: module.BatchButton };
});

/** Looking into many leads: the act (null for those who may not), its dialog, and how far one is. */
export function useAnalyse(orgId: string) {
  const { t } = useTranslation('lead');
  const canRun = useCan('analysis.run');
  const [open, setOpen] = useState<{ leadIds: readonly string[]; batchId: string | null } | null>(
    null,
  );
  const act: MoreAct = {
    id: 'analysis.startMany',
    label: t('bulk.analyse'),
    icon: <IconScan {...ICON} />,
    keys: 'y',
    run: (leadIds) => setOpen({ leadIds, batchId: null }),
  };
  return {
    act: canRun ? act : null,
    progress: (
      <Suspense>
        <BatchButton orgId={orgId} onOpen={(batchId) => setOpen({ leadIds: [], batchId })} />
      </Suspense>
    ),
    dialog: open && (
      <Suspense>
        <BatchDialog
          orgId={orgId}
          leadIds={open.leadIds}
          batchId={open.batchId}
          hrefOf={(leadId) => `/w/${orgId}/leads/${leadId}`}
          onClose={() => setOpen(null)}
        />
      </Suspense>
    ),
  };
}
