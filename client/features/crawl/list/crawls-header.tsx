import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../ui/link-button.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import type { SampleCrawl } from '../use-sample-crawl.ts';
import classes from './crawls-header.module.css';

interface CrawlsHeaderProps {
  orgId: string;
  count: number;
  canRun: boolean;
  /** Offered beside the form while the sample web has not been crawled here. */
  sample: SampleCrawl | null;
}

export function CrawlsHeader({ orgId, count, canRun, sample }: CrawlsHeaderProps) {
  const { t } = useTranslation('crawl');
  return (
    <PageHeader
      title={t('title')}
      detail={
        count > 0 ? <span className={classes.count}>{t('list.count', { count })}</span> : undefined
      }
      actions={
        canRun &&
        count > 0 && (
          <>
            {sample && (
              <Button
                variant="default"
                className={classes.sample}
                data-hint={t('sampleCost', { count: sample.budgetCredits })}
                onClick={sample.start}
              >
                {t('sample')}
              </Button>
            )}
            <LinkButton
              to="/w/$orgId/crawls/new"
              params={{ orgId }}
              leftSection={<IconPlus size={16} stroke={2} />}
              aria-keyshortcuts="c"
            >
              {t('new')}
            </LinkButton>
          </>
        )
      }
    />
  );
}
