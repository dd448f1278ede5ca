import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import type { DuplicateActs } from './duplicate-acts.ts';
import type { Merge } from './duplicate-types.ts';
import classes from './merge-list.module.css';

interface MergeListProps {
  merges: readonly Merge[];
  /** The lead whose page it is; its own name is left out. */
  leadId?: string;
  acts: DuplicateActs;
}

/** Merges that stand, each to be undone. */
export function MergeList({ merges, leadId, acts }: MergeListProps) {
  const { t } = useTranslation('duplicate');
  const canResolve = useCan('duplicate.resolve');
  return (
    <ul className={classes.list}>
      {merges.map((merge) => {
        const gone = merge.merged?.name ?? '';
        const isGone = merge.mergedId === leadId;
        return (
          <li key={merge.id} className={classes.row}>
            <span className={classes.what}>
              {isGone ? t('merges.partOf') : <span className={classes.name}>{gone}</span>}{' '}
              {merge.survivorId !== leadId && (
                <>
                  {!isGone && t('merges.into')}{' '}
                  <Link
                    to="/w/$orgId/leads/$leadId"
                    params={{ orgId: merge.orgId, leadId: merge.survivorId }}
                    className={classes.name}
                  >
                    {merge.survivor?.name}
                  </Link>
                </>
              )}
            </span>
            <span className={classes.when}>
              {merge.merger?.name} <RelativeTime at={merge.mergedAt} />
            </span>
            {canResolve && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('merges.unmergeName', { name: gone })}
                onClick={() => void acts.unmerge(merge.id, gone)}
              >
                {t('merges.unmerge')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
