import { lazy, Suspense, useCallback, useState } from 'react';
import { loadMessages } from '../i18n/i18n.ts';
import type { ExplainScore } from '../ui/explain-score.tsx';

const ScorePopover = lazy(async () => {
  const [module] = await Promise.all([
    import('../features/score/score-popover.tsx'),
    loadMessages(['score']),
  ]);
  return { default: module.ScorePopover };
});

/** One popover for a whole list of scores: what opens it, and itself. */
export function useExplainScore(orgId: string) {
  const [shown, setShown] = useState<{ leadId: string; at: DOMRect } | null>(null);
  const explain = useCallback<ExplainScore>((leadId, anchor) => {
    setShown({ leadId, at: anchor.getBoundingClientRect() });
  }, []);
  const popover = shown && (
    <Suspense>
      <ScorePopover
        key={shown.leadId}
        orgId={orgId}
        leadId={shown.leadId}
        at={shown.at}
        onClose={() => setShown(null)}
      />
    </Suspense>
  );
  return { explain, popover };
}
