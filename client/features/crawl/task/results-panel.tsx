/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table of virtual rows that are placed by pixels */
import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAddressBook, IconFilterOff, IconPick } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type TaskState, isTaskActive } from '../../../../schema/source/state.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TableSkeleton } from '../../../ui/skeletons.tsx';
import type { CrawlResult } from '../crawl-types.ts';
import { useWindowRows } from '../use-window-rows.ts';
import { ResultRow } from './result-row.tsx';
import classes from './results-panel.module.css';
import type { CrawlSearch } from './crawl-search.ts';

const ROW_PX = 52;
const CARD_PX = 92;

interface ResultsPanelProps {
  rows: readonly CrawlResult[];
  /** Nothing more will come that is not being found right now. */
  isComplete: boolean;
  state: TaskState;
  show: CrawlSearch['show'];
  onShow: (show: CrawlSearch['show']) => void;
  /** Called with the last row drawn, so that more can be asked for in time. */
  onReach: (lastIndex: number) => void;
}

/** The leads of a crawl, newest first, as they come in. */
export function ResultsPanel(props: ResultsPanelProps) {
  const { rows, isComplete, state, show, onShow } = props;
  const { t } = useTranslation('crawl');
  if (rows.length === 0 && !isComplete) return <TableSkeleton rows={6} columns={4} />;
  if (rows.length === 0) return <NoResults state={state} />;
  const shown = show ? rows.filter((row) => row.isNew === (show === 'new')) : rows;
  return (
    <>
      <SegmentedControl
        className={classes.show}
        aria-label={t('results.show')}
        value={show ?? 'all'}
        onChange={(value) => onShow(value === 'all' ? undefined : value)}
        data={(['all', 'new', 'known'] as const).map((value) => ({
          value,
          label: t(`results.${value}`),
        }))}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconFilterOff size={24} stroke={1.6} />}
          title={t('results.noneMatch')}
          text={t('results.noneMatchText')}
        />
      ) : (
        <ResultsTable rows={shown} onReach={props.onReach} />
      )}
    </>
  );
}

function ResultsTable({ rows, onReach }: Pick<ResultsPanelProps, 'rows' | 'onReach'>) {
  const { t } = useTranslation('crawl');
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const rowPx = isPhone ? CARD_PX : ROW_PX;
  const { setList, rows: drawn, heightPx } = useWindowRows({ count: rows.length, rowPx, onReach });
  return (
    <div
      className={classes.table}
      role="table"
      aria-label={t('results.label')}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" aria-rowindex={1} className={classes.head}>
          {(['name', 'email', 'phone', 'city', 'cost'] as const).map((column) => (
            <span key={column} role="columnheader" data-column={column}>
              {t(`results.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={setList} className={classes.body} style={{ height: heightPx }}>
        {drawn.map(({ index, style }) => {
          const row = rows[index];
          return row && <ResultRow key={row.leadId} row={row} rowIndex={index + 2} style={style} />;
        })}
      </div>
    </div>
  );
}

function NoResults({ state }: { state: TaskState }) {
  const { t } = useTranslation('crawl');
  if (state === 'draft') {
    return (
      <EmptyState
        icon={<IconPick size={24} stroke={1.6} />}
        title={t('results.draftTitle')}
        text={t('results.draftText')}
      />
    );
  }
  const isExpected = isTaskActive(state) || state === 'paused';
  return (
    <EmptyState
      icon={<IconAddressBook size={24} stroke={1.6} />}
      title={t(isExpected ? 'results.waiting' : 'results.none')}
      text={t(isExpected ? 'results.waitingText' : 'results.noneText')}
    />
  );
}
