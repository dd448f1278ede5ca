import { Popover, Skeleton } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SCORE_PARTS } from '../../../schema/profile/icp.ts';
import { queries } from '../../../schema/queries.ts';
import type { PartName } from '../../../schema/score/reasons.ts';
import { ScoreBadge } from '../../ui/score-badge.tsx';
import { PartBars } from './part-bars.tsx';
import { RaiseList } from './raise-list.tsx';
import classes from './score-popover.module.css';

const PARTS: readonly PartName[] = [...SCORE_PARTS, 'completeness'];

interface ScorePopoverProps {
  orgId: string;
  leadId: string;
  /** What it stands beside, in pixels of the window. */
  at: DOMRect;
  onClose: () => void;
}

/** Why a lead of a list has its score, in short; its page says it in full. */
export function ScorePopover({ orgId, leadId, at, onClose }: ScorePopoverProps) {
  const { t } = useTranslation('score');
  const [row, { type }] = useQuery(queries.score.ofLead({ orgId, leadId }));
  const parts = PARTS.flatMap((part) => {
    const [points, max] = row?.parts[part] ?? [];
    return points === undefined || max === undefined ? [] : [{ part, points, max }];
  });
  const place = { top: at.top, left: at.left, width: at.width, height: at.height };
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      position="right-start"
      width={360}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor} style={place} />
      </Popover.Target>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- Mantine's popover is a div */}
      <Popover.Dropdown p="md" role="dialog" aria-label={t('title')} data-score-popover>
        {!row && type !== 'complete' && <Skeleton height={120} />}
        {!row && type === 'complete' && <p className={classes.none}>{t('pending')}</p>}
        {row && (
          <>
            <p className={classes.head}>
              <ScoreBadge score={row.total} />
              <span>{row.icp?.name ?? t('byNone')}</span>
            </p>
            <PartBars parts={parts} />
            {row.counterfactuals.length > 0 && (
              <>
                <h3 className={classes.heading}>{t('raise')}</h3>
                <RaiseList counterfactuals={row.counterfactuals} />
              </>
            )}
          </>
        )}
        <Link
          to="/w/$orgId/leads/$leadId"
          params={{ orgId, leadId }}
          className={classes.open}
          data-autofocus
        >
          {t('open')}
        </Link>
      </Popover.Dropdown>
    </Popover>
  );
}
