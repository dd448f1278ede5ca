import { loadMessages } from '../i18n/i18n.ts';
import { lazyPart } from '../ui/lazy-part.tsx';

/** The cards of a lead's page that other features make, each fetched with the texts it speaks. */

export const LeadDeals = lazyPart(async () => {
  const [module] = await Promise.all([
    import('../features/pipeline/lead-deals.tsx'),
    loadMessages(['pipeline']),
  ]);
  return { default: module.LeadDeals };
});

export const LeadTodos = lazyPart(async () => {
  const [module] = await Promise.all([
    import('../features/todo/lead-todos.tsx'),
    loadMessages(['todo']),
  ]);
  return { default: module.LeadTodos };
});

export const LeadDuplicates = lazyPart(async () => {
  const [module] = await Promise.all([
    import('../features/duplicate/lead-duplicates.tsx'),
    loadMessages(['duplicate']),
  ]);
  return { default: module.LeadDuplicates };
});

export const ReachCard = lazyPart(async () => {
  const module = await import('../features/verification/reach-card.tsx');
  return { default: module.ReachCard };
});

export const EnrichmentCard = lazyPart(async () => {
  const module = await import('../features/enrichment/enrichment-card.tsx');
  return { default: module.EnrichmentCard };
});

export const ScorePanel = lazyPart(async () => {
  const [module] = await Promise.all([
    import('../features/score/score-panel.tsx'),
    loadMessages(['score']),
  ]);
  return { default: module.ScorePanel };
});

/** What a model or our rules make of a lead; how scores tell their reasons is another feature's to say. */
export const LeadAnalysis = lazyPart(async () => {
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

export const LeadCost = lazyPart(async () => {
  const [module] = await Promise.all([
    import('../features/cost/lead-cost.tsx'),
    loadMessages(['cost']),
  ]);
  return { default: module.LeadCost };
});
