import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { newId } from '../../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../../schema/source/settings.ts';
import { useServerConfig } from '../../api/server-config.ts';
import { act } from '../../offline/act.ts';
import { useCan, useWorkspace } from '../../workspace/workspace.tsx';
import { suggestBudget } from './words/quote.ts';

/** The sample web is on this machine and made to be crawled: no need to go easy on it. */
const PACE_MS = 50;

/**
 * Starts a crawl of the sample web, in one click, and goes to it. Null while there is none, for
 * those who may not crawl, and without a credit to spend.
 */
export function useSampleCrawl(): SampleCrawl | null {
  const { t } = useTranslation('crawl');
  const config = useServerConfig();
  const { orgId, balance } = useWorkspace();
  const canRun = useCan('crawl.run');
  const navigate = useNavigate();
  const startUrl = config?.demo?.startUrl;
  if (!startUrl || !canRun || balance < 1) return null;
  const budgetCredits = suggestBudget(balance);
  const start = () => {
    const taskId = newId();
    void act('crawl.create', {
      orgId,
      id: taskId,
      name: t('sampleName'),
      sourceKind: 'listing',
      source: { urls: [startUrl] },
      settings: { ...DEFAULT_CRAWL_SETTINGS, paceMs: PACE_MS },
      budgetCredits,
    }).here.then((outcome) =>
      outcome.kind === 'refused'
        ? undefined
        : navigate({ to: '/w/$orgId/crawls/$taskId', params: { orgId, taskId } }),
    );
  };
  return { budgetCredits, start };
}

export interface SampleCrawl {
  /** The most that it can cost, to be said before. */
  budgetCredits: number;
  start: () => void;
}
