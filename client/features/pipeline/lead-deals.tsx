import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { ownEdits } from '../../offline/own-edits.ts';
import { flash } from '../../ui/flash.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { useCan } from '../../workspace/workspace.tsx';
import { formatMoney } from './money.ts';
import classes from './lead-deals.module.css';
import { type PipelineActs, pipelineActs } from './pipeline-acts.ts';
import type { LeadDeal, Pipeline } from './pipeline-types.ts';
import { StageDot } from './stage-dot.tsx';

interface LeadDealsProps {
  orgId: string;
  leadId: string;
  /** Null where the lead can't be put on a pipeline: for viewers, and in the bin. */
  onSave: (() => void) | null;
}

/** On which pipelines a lead stands, and in which stage. */
export function LeadDeals({ orgId, leadId, onSave }: LeadDealsProps) {
  const { t } = useTranslation('pipeline');
  const canEdit = useCan('deal.edit');
  const [deals] = useQuery(queries.pipeline.dealsOfLead({ orgId, leadId }));
  const [pipelines] = useQuery(queries.pipeline.list({ orgId }));
  const acts = useMemo(() => pipelineActs(orgId), [orgId]);
  const rows = deals.flatMap((deal) => {
    const pipeline = pipelines.find(({ id }) => id === deal.pipelineId);
    return pipeline ? [{ deal, pipeline }] : [];
  });
  const isEverywhere = pipelines.length > 0 && rows.length >= pipelines.length;
  return (
    <SectionCard
      title={t('ofLead.title')}
      flush
      action={
        onSave &&
        !isEverywhere && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
            onClick={onSave}
          >
            {t('ofLead.save')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <p className={classes.none}>{t('ofLead.none')}</p>
      ) : (
        <ul className={classes.list}>
          {rows.map(({ deal, pipeline }) => (
            <DealRow
              key={deal.id}
              deal={deal}
              pipeline={pipeline}
              acts={acts}
              canEdit={canEdit && onSave !== null}
            />
          ))}
        </ul>
      )}
    </SectionCard>
  );
}

interface DealRowProps {
  deal: LeadDeal;
  pipeline: Pipeline;
  acts: PipelineActs;
  canEdit: boolean;
}

function DealRow({ deal, pipeline, acts, canEdit }: DealRowProps) {
  const { t } = useTranslation('pipeline');
  const row = useRef<HTMLLIElement>(null);
  const last = useRef(deal.stageId);
  useEffect(() => {
    if (last.current !== deal.stageId && !ownEdits.isOwn(deal.id, 'stageId')) flash(row.current);
    last.current = deal.stageId;
  }, [deal.id, deal.stageId]);
  const stage = pipeline.stages.find(({ id }) => id === deal.stageId);
  return (
    <li ref={row} className={classes.row}>
      <Link
        to="/w/$orgId/pipelines/$pipelineId"
        params={{ orgId: deal.orgId, pipelineId: pipeline.id }}
        search={{ deal: deal.id }}
        className={classes.name}
      >
        {deal.title ?? pipeline.name}
      </Link>
      <span className={classes.value}>
        {deal.valueMinor !== null && formatMoney(deal.valueMinor, deal.currency)}
      </span>
      {canEdit ? (
        <NativeSelect
          size="xs"
          className={classes.stage}
          aria-label={t('ofLead.stage', { pipeline: pipeline.name })}
          leftSection={stage && <StageDot stage={stage} />}
          value={deal.stageId}
          data={pipeline.stages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => void acts.move([deal.id], event.currentTarget.value)}
        />
      ) : (
        <span className={classes.stage}>
          {stage && <StageDot stage={stage} />} {stage?.name}
        </span>
      )}
    </li>
  );
}
