import { Button } from '@mantine/core';
import { IconPick } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { LinkButton, TextLink } from '../../../ui/link-button.tsx';
import type { SampleCrawl } from '../use-sample-crawl.ts';

interface CrawlsEmptyProps {
  orgId: string;
  canRun: boolean;
  /** Null while there is no sample web to crawl. */
  sample: SampleCrawl | null;
}

/** Before the first crawl: the sample web if there is one, else the form. */
export function CrawlsEmpty({ orgId, canRun, sample }: CrawlsEmptyProps) {
  const { t } = useTranslation('crawl');
  const common = { icon: <IconPick size={24} stroke={1.6} />, title: t('empty.title') };
  if (!canRun) return <EmptyState {...common} text={t('empty.viewerText')} />;
  const form = { to: '/w/$orgId/crawls/new', params: { orgId } } as const;
  return sample ? (
    <EmptyState
      {...common}
      text={t('empty.sampleText', { count: sample.budgetCredits })}
      action={<Button onClick={sample.start}>{t('sample')}</Button>}
      aside={<TextLink {...form}>{t('new')}</TextLink>}
    />
  ) : (
    <EmptyState
      {...common}
      text={t('empty.text')}
      action={<LinkButton {...form}>{t('new')}</LinkButton>}
    />
  );
}
