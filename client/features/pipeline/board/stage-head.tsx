import { ActionIcon } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../ui/format.ts';
import { formatSums } from '../money.ts';
import type { Stage } from '../pipeline-types.ts';
import { StageDot } from '../stage-dot.tsx';
import { StagePeople } from './board-presence.tsx';
import classes from './board.module.css';

export interface HeadFigures {
  stage: Stage;
  /** Deals in the stage, and those that the filters let through. */
  count: number;
  shown: number;
  sums: Record<string, number>;
}

/** A column's name with how many deals it holds and what they are worth. */
export function StageHead({
  figure,
  onEdit,
}: {
  figure: HeadFigures;
  onEdit: (() => void) | null;
}) {
  const { t } = useTranslation('pipeline');
  const { stage, count, shown, sums } = figure;
  const limit = stage.cardLimit;
  const isFull = limit !== null && count >= limit;
  return (
    <div className={classes.head}>
      <StagePeople stageId={stage.id} />
      <StageDot stage={stage} />
      <h2 className={classes.stage}>{stage.name}</h2>
      <span className={classes.count} data-full={isFull || undefined}>
        {shown === count ? formatNumber(count) : t('column.shown', { shown, count })}
        {limit !== null && (
          <>
            <span aria-hidden="true">{` / ${formatNumber(limit)}`}</span>
            <span className="q-hidden">
              {t(isFull ? 'column.full' : 'column.limit', { limit })}
            </span>
          </>
        )}
      </span>
      <span className={classes.sum}>{formatSums(sums)}</span>
      {onEdit && (
        <ActionIcon
          variant="subtle"
          size="sm"
          className={classes.headEdit}
          aria-label={t('column.edit', { stage: stage.name })}
          onClick={onEdit}
        >
          <IconAdjustmentsHorizontal size={15} stroke={1.6} />
        </ActionIcon>
      )}
    </div>
  );
}
