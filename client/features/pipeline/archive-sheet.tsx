import { Button } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import classes from './archive-sheet.module.css';
import { formatMoney } from './money.ts';
import type { PipelineActs } from './pipeline-acts.ts';
import { dealName, type Pipeline } from './pipeline-types.ts';

interface ArchiveSheetProps {
  pipeline: Pipeline;
  acts: PipelineActs;
  onClose: () => void;
}

/** Beyond this the sheet says that there are more. */
const SHOWN = 200;

/** Deals that were taken off the board, the last first, each with the way back. */
export function ArchiveSheet({ pipeline, acts, onClose }: ArchiveSheetProps) {
  const { t } = useTranslation('pipeline');
  const canEdit = useCan('deal.edit');
  const [deals, { type }] = useQuery(
    queries.pipeline.board({ orgId: pipeline.orgId, pipelineId: pipeline.id, archived: true }),
  );
  const rows = deals
    .filter(({ lead }) => lead && !lead.deletedAt)
    .toSorted((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0));
  return (
    <Sheet title={t('archive.title', { pipeline: pipeline.name })} isOpen onClose={onClose}>
      {rows.length === 0 && type !== 'complete' && <TableSkeleton rows={4} columns={2} />}
      {rows.length === 0 && type === 'complete' && (
        <p className={classes.none}>{t('archive.none')}</p>
      )}
      <ul className={classes.list}>
        {rows.slice(0, SHOWN).map((deal) => (
          <li key={deal.id} className={classes.row}>
            <span className={classes.name}>{dealName(deal)}</span>
            <span className={classes.quiet}>
              {deal.valueMinor !== null && `${formatMoney(deal.valueMinor, deal.currency)} · `}
              {pipeline.stages.find(({ id }) => id === deal.stageId)?.name}
              {' · '}
              <RelativeTime at={deal.deletedAt ?? 0} />
            </span>
            {canEdit && (
              <Button size="xs" variant="default" onClick={() => void acts.restore([deal.id])}>
                {t('archive.restore')}
                <span className="q-hidden">{dealName(deal)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && <p className={classes.none}>{t('archive.more')}</p>}
    </Sheet>
  );
}
