import { lazy, Suspense, useState } from 'react';
import { loadMessages } from '../i18n/i18n.ts';
import { useCan } from '../workspace/workspace.tsx';

/** The picker and its texts come when they are first asked for: most visits to a table save nothing. */
const SaveToPipeline = lazy(async () => {
  const [module] = await Promise.all([
    import('../features/pipeline/save-to-pipeline.tsx'),
    loadMessages(['pipeline']),
  ]);
  return { default: module.SaveToPipeline };
});

/** Lets a screen put leads on a pipeline: the act (null for those who may not) and its dialog. */
export function useSaveToPipeline(orgId: string) {
  const canEdit = useCan('deal.edit');
  const [leadIds, setLeadIds] = useState<readonly string[] | null>(null);
  const dialog = leadIds && (
    <Suspense>
      <SaveToPipeline orgId={orgId} leadIds={leadIds} onClose={() => setLeadIds(null)} />
    </Suspense>
  );
  return { save: canEdit ? setLeadIds : null, dialog };
}
