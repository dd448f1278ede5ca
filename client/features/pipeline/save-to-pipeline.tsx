import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@rocicorp/zero/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../../schema/queries.ts';
import { ownEdits } from '../../offline/own-edits.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { lastPipeline } from './last-pipeline.ts';
import { pipelineActs } from './pipeline-acts.ts';
import type { Pipeline } from './pipeline-types.ts';
import classes from './stage/stage-editor.module.css';

interface SaveToPipelineProps {
  orgId: string;
  leadIds: readonly string[];
  onClose: () => void;
}

/** Asks on which pipeline and in which stage leads are to stand, and puts them there. */
export function SaveToPipeline({ orgId, leadIds, onClose }: SaveToPipelineProps) {
  const { t } = useTranslation('pipeline');
  const [pipelines, { type }] = useQuery(queries.pipeline.list({ orgId }));
  const count = leadIds.length;
  return (
    <Dialog
      title={t('save.title', { count, shown: formatNumber(count) })}
      isOpen
      onClose={onClose}
      size="xs"
    >
      {pipelines.length > 0 ? (
        <Choice orgId={orgId} leadIds={leadIds} pipelines={pipelines} onClose={onClose} />
      ) : (
        <p>{t(type === 'complete' ? 'save.none' : 'save.loading')}</p>
      )}
    </Dialog>
  );
}

function Choice({
  orgId,
  leadIds,
  pipelines,
  onClose,
}: SaveToPipelineProps & { pipelines: readonly Pipeline[] }) {
  const { t } = useTranslation('pipeline');
  const acts = useMemo(() => pipelineActs(orgId), [orgId]);
  const [pipelineId, setPipelineId] = useState(() => lastPipeline(orgId) ?? '');
  const [wantedStage, setWantedStage] = useState('');
  const pipeline = pipelines.find(({ id }) => id === pipelineId) ?? pipelines[0];
  const stage = pipeline?.stages.find(({ id }) => id === wantedStage) ?? pipeline?.stages[0];
  const [deals] = useQuery(queries.pipeline.board({ orgId, pipelineId: pipeline?.id ?? '' }));
  const save = (event: React.SubmitEvent) => {
    event.preventDefault();
    if (!pipeline || !stage) return;
    const last = deals.findLast((deal) => deal.stageId === stage.id)?.position ?? null;
    ownEdits.note(leadIds, 'deal');
    void acts.save([...leadIds], pipeline, stage, last);
    onClose();
  };
  return (
    <form className={classes.form} onSubmit={save}>
      {pipelines.length > 1 && (
        <NativeSelect
          label={t('save.pipeline')}
          value={pipeline?.id ?? ''}
          data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setPipelineId(event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label={
          pipelines.length > 1
            ? t('fields.stage')
            : t('save.stageOf', { pipeline: pipeline?.name ?? '' })
        }
        value={stage?.id ?? ''}
        data={pipeline?.stages.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(event) => setWantedStage(event.currentTarget.value)}
        data-autofocus
      />
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('save.action')}</Button>
      </div>
    </form>
  );
}
