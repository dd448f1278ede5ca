import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCircleCheck, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { OfflineState } from '../../../ui/offline-state.tsx';
import { TableSkeleton } from '../../../ui/skeletons.tsx';
import { useConnection } from '../../../zero/use-connection.ts';
import type { CrawlTask } from '../crawl-types.ts';
import { useWindowRows } from '../use-window-rows.ts';
import { countByWords, pageKindWords } from '../words/page-kind.ts';
import { KindFilter, type KindWords } from './kind-filter.tsx';
import { PageRow } from './page-row.tsx';
import classes from './pages-panel.module.css';
import { type FreePage, LISTED_PAGES, useFreePages } from './use-free-pages.ts';

const ROW_PX = 60;
const CARD_PX = 92;

interface PagesPanelProps {
  task: CrawlTask;
  /** Null when there is nothing to retry, or it is not this person's to do. */
  onRetry: (() => void) | null;
}

/** Pages that yielded nothing, each with its reason in plain words. */
export function PagesPanel({ task, onRetry }: PagesPanelProps) {
  const { t } = useTranslation('crawl');
  const connection = useConnection();
  const [wanted, setWanted] = useState<KindWords | null>(null);
  const { pages, failure, retry } = useFreePages(
    task.orgId,
    task.id,
    task.pagesFailed + task.pagesFree + task.run,
  );
  const counts = countByWords(task.pageKinds);
  const shown = (pages ?? []).filter((page) => !wanted || pageKindWords(page.kind) === wanted);
  return (
    <>
      <div className={classes.head}>
        <p className={classes.text}>
          {t('pages.text')}
          {onRetry && ` ${t('pages.retryNote', { budget: formatNumber(task.budgetCredits) })}`}
        </p>
        {onRetry && (
          <Button
            variant="default"
            leftSection={<IconRotate size={16} stroke={1.8} />}
            className={classes.retry}
            onClick={onRetry}
          >
            {t('pages.retry', {
              count: task.pagesFailed,
              formatted: formatNumber(task.pagesFailed),
            })}
          </Button>
        )}
      </div>
      {counts.length > 1 && <KindFilter counts={counts} shown={wanted} onShow={setWanted} />}
      {pages ? (
        <PageList pages={shown} />
      ) : failure === null ? (
        <TableSkeleton rows={5} columns={2} />
      ) : connection === 'offline' ? (
        <OfflineState what={t('pages.offline')} />
      ) : (
        <ErrorState title={t('pages.failedLoad')} text={failure} onRetry={retry} />
      )}
      {pages && pages.length >= LISTED_PAGES && (
        <p className={classes.text}>{t('pages.first', { count: LISTED_PAGES })}</p>
      )}
    </>
  );
}

function PageList({ pages }: { pages: FreePage[] }) {
  const { t } = useTranslation('crawl');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const rowPx = isPhone ? CARD_PX : ROW_PX;
  const { setList, rows, heightPx } = useWindowRows({ count: pages.length, rowPx });
  if (pages.length === 0) {
    return (
      <EmptyState
        icon={<IconCircleCheck size={24} stroke={1.6} />}
        title={t('pages.none')}
        text={t('pages.noneText')}
      />
    );
  }
  return (
    <ul
      ref={setList}
      className={classes.list}
      style={{ height: heightPx }}
      aria-label={t('task.tab.pages')}
    >
      {rows.map(({ index, style }) => {
        const page = pages[index];
        return (
          page && (
            <li
              key={page.url}
              className={classes.place}
              style={style}
              aria-posinset={index + 1}
              aria-setsize={pages.length}
            >
              <PageRow page={page} />
            </li>
          )
        );
      })}
    </ul>
  );
}
