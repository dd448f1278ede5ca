/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table of virtual rows that are placed by pixels */
import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconAddressBook,
  IconFilterOff,
  IconHistory,
  IconLayoutKanban,
  IconPick,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type TaskState, isTaskActive } from '../../../../schema/source/state.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { TableSkeleton } from '../../../ui/skeletons.tsx';
import type { CrawlResult, CrawlTask } from '../crawl-types.ts';
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
  task: Pick<CrawlTask, 'state' | 'run'>;
  show: CrawlSearch['show'];
  onShow: (show: CrawlSearch['show']) => void;
  hasEarlier: boolean;
  /** Whether leads of earlier runs are listed, too. */
  withEarlier: boolean;
  onEarlier: (isWanted: boolean) => void;
  /** Called with the last row drawn, so that more can be asked for in time. */
  onReach: (lastIndex: number) => void;
  /** Onto a pipeline; null for those who may not. */
  onSave: ((leadIds: readonly string[]) => void) | null;
}

/** The leads of a crawl, newest first, as they come in. */
export function ResultsPanel(props: ResultsPanelProps) {
  const { rows, isComplete, task, show, onShow, hasEarlier, withEarlier, onEarlier, onSave } =
    props;
  const { t } = useTranslation('crawl');
  if (rows.length === 0 && !isComplete) return <TableSkeleton rows={6} columns={4} />;
  if (rows.length === 0) {
    const isOver = !isTaskActive(task.state) && task.state !== 'paused';
    if (!hasEarlier || withEarlier || !isOver) return <NoResults state={task.state} />;
    return <NoneThisRun onEarlier={() => onEarlier(true)} />;
  }
  const leadIds = () => shown.flatMap(({ lead }) => (lead && !lead.deletedAt ? [lead.id] : []));
  const shown = show ? rows.filter((row) => row.isNew === (show === 'new')) : rows;
  return (
    <>
      <div className={classes.choices}>
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
        {hasEarlier && (
          <Switch
            label={t('results.earlier')}
            checked={withEarlier}
            onChange={(event) => onEarlier(event.currentTarget.checked)}
          />
        )}
        {onSave && shown.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconLayoutKanban size={16} stroke={1.7} aria-hidden="true" />}
            onClick={() => onSave(leadIds())}
          >
            {t('results.save')}
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          icon={<IconFilterOff size={24} stroke={1.6} />}
          title={t('results.noneMatch')}
          text={t('results.noneMatchText')}
        />
      ) : (
        <ResultsTable rows={shown} run={task.run} onReach={props.onReach} />
      )}
    </>
  );
}

interface ResultsTableProps extends Pick<ResultsPanelProps, 'rows' | 'onReach'> {
  /** The latest run; rows of others say which theirs was. */
  run: number;
}

function ResultsTable({ rows, run, onReach }: ResultsTableProps) {
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
          return (
            row && (
              <ResultRow
                key={row.leadId}
                row={row}
                isEarlier={row.run < run}
                rowIndex={index + 2}
                style={style}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function NoneThisRun({ onEarlier }: { onEarlier: () => void }) {
  const { t } = useTranslation('crawl');
  return (
    <EmptyState
      icon={<IconHistory size={24} stroke={1.6} />}
      title={t('results.noneThisRun')}
      text={t('results.noneThisRunText')}
      action={
        <Button variant="default" onClick={onEarlier}>
          {t('results.showEarlier')}
        </Button>
      }
    />
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
