import { Button } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ResultRow } from './request-types.ts';
import classes from './result-card.module.css';

interface OnPipelineProps {
  orgId: string;
  lead: NonNullable<ResultRow['lead']>;
  onSave: (() => void) | null;
}

/** The stage in which the lead stands, or the button that puts it on a pipeline. */
export function OnPipeline({ orgId, lead, onSave }: OnPipelineProps) {
  const { t } = useTranslation('request');
  const [deal] = lead.deals;
  if (deal?.stage) {
    return (
      <Link
        to="/w/$orgId/pipelines/$pipelineId"
        params={{ orgId, pipelineId: deal.pipelineId }}
        search={{ deal: deal.id }}
        className={classes.stage}
        title={t('results.openDeal', { name: lead.name })}
      >
        <IconLayoutKanban size={14} stroke={1.8} aria-hidden="true" />
        {deal.stage.name}
      </Link>
    );
  }
  if (!onSave) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={classes.save}
      onClick={onSave}
      aria-label={t('results.saveOne', { name: lead.name })}
    >
      {t('results.save')}
    </Button>
  );
}
