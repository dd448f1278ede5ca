import { IconSparkles } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrichLeads } from '../features/enrichment/enrich-leads.ts';
import type { MoreAct } from '../features/lead/more-act.ts';
import { useSharedKeys } from '../features/enrichment/use-shared-keys.ts';
import { act } from '../offline/act.ts';
import { useCommands } from '../ui/hotkeys.ts';
import { useCan, useWorkspace } from '../workspace/workspace.tsx';

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

const EnrichDialog = lazy(async () => {
  const module = await import('../features/enrichment/enrich-dialog.tsx');
  return { default: module.EnrichDialog };
});
const BatchProgress = lazy(async () => {
  const module = await import('../features/enrichment/batch-progress.tsx');
  return { default: module.BatchProgress };
});

/** Enriching many leads: the act (null for those who may not), its dialog, and how far one is. */
export function useEnrich(orgId: string) {
  const { t } = useTranslation('enrichment');
  const canRun = useCan('enrichment.run');
  const [leadIds, setLeadIds] = useState<readonly string[] | null>(null);
  const bulk: MoreAct = {
    id: 'enrichment.start',
    label: t('command'),
    icon: <IconSparkles {...ICON} />,
    keys: 'e',
    run: (ids) => setLeadIds(ids),
  };
  const cancel = (batchId: string) => void act('enrichment.cancel', { orgId, batchId });
  return {
    act: canRun ? bulk : null,
    progress: (
      <Suspense>
        <BatchProgress orgId={orgId} onCancel={canRun ? cancel : null} />
      </Suspense>
    ),
    dialog: leadIds && (
      <Suspense>
        <Confirm orgId={orgId} leadIds={leadIds} onClose={() => setLeadIds(null)} />
      </Suspense>
    ),
  };
}

interface ConfirmProps {
  orgId: string;
  leadIds: readonly string[];
  onClose: () => void;
}

function Confirm({ orgId, leadIds, onClose }: ConfirmProps) {
  const { balance } = useWorkspace();
  return (
    <EnrichDialog
      orgId={orgId}
      count={leadIds.length}
      balance={balance}
      shared={useSharedKeys(orgId)}
      onStart={() => void enrichLeads(orgId, leadIds)}
      onClose={onClose}
    />
  );
}

/** The same for the one lead on screen; null for those who may not. */
export function useEnrichOne(
  orgId: string,
  leadId: string,
  { isInBin, group }: { isInBin: boolean; group: string },
): ((options?: { isRefresh: boolean }) => void) | null {
  const { t } = useTranslation('enrichment');
  const canRun = useCan('enrichment.run') && !isInBin;
  const run = (options?: { isRefresh: boolean }) => void enrichLeads(orgId, [leadId], options);
  useCommands(
    canRun
      ? [
          {
            id: 'enrichment.start',
            label: t('command'),
            group,
            keys: 'e',
            icon: <IconSparkles {...ICON} />,
            run: () => run(),
          },
        ]
      : [],
  );
  return canRun ? run : null;
}
