import { useTranslation } from 'react-i18next';
import type { CrawlTask } from './crawl-types.ts';
import { describeSource } from './words/source-words.ts';

/** “Listing · yellow.example”, “list.csv · 120 addresses”. */
export function SourceSummary({ task }: { task: Pick<CrawlTask, 'source' | 'sourceKind'> }) {
  const { t } = useTranslation('crawl');
  const { key, ...parts } = describeSource(task.sourceKind, task.source);
  return t(`source.${key}`, { kind: t(`source.${task.sourceKind}`), ...parts });
}
