import { lazy, Suspense } from 'react';
import { loadMessages } from '../i18n/i18n.ts';

/** The card with how scores tell their reasons, which is another feature's to say. */
const AnalysisCard = lazy(async () => {
  const [{ AnalysisCard: Card }, { reasonText }] = await Promise.all([
    import('../features/analysis/analysis-card.tsx'),
    import('../features/score/score-text.ts'),
    loadMessages(['analysis', 'score']),
  ]);
  return {
    default: (props: Omit<React.ComponentProps<typeof Card>, 'reasonText'>) => (
      <Card {...props} reasonText={reasonText} />
    ),
  };
});
const LeadCost = lazy(async () => {
  const [module] = await Promise.all([
    import('../features/cost/lead-cost.tsx'),
    loadMessages(['cost']),
  ]);
  return { default: module.LeadCost };
});

interface LeadAnalysisProps {
  orgId: string;
  lead: {
    id: string;
    email: string | null;
    deletedAt: number | null;
    costMicros: number | null;
    spentCredits: number | null;
  };
}

/** What a model or our rules make of a lead, and what all of it cost. */
export function LeadAnalysis({ orgId, lead }: LeadAnalysisProps) {
  return (
    <Suspense>
      <AnalysisCard orgId={orgId} lead={lead} />
      <LeadCost orgId={orgId} lead={lead} />
    </Suspense>
  );
}
