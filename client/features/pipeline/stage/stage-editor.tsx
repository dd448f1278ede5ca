import { Button, NativeSelect } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_STAGES } from '../../../../schema/pipeline/fields.ts';
import { keyBetween } from '../../../../schema/pipeline/order-key.ts';
import { colorForTag } from '../../../ui/color-names.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import type { HeadFigures } from '../board/stage-head.tsx';
import { DraftInput } from '../card/draft-input.tsx';
import { CURRENCIES } from '../money.ts';
import type { PipelineActs } from '../pipeline-acts.ts';
import type { Pipeline, Stage } from '../pipeline-types.ts';
import { DeleteStage } from './delete-stage.tsx';
import classes from './stage-editor.module.css';
import { StageRow } from './stage-row.tsx';

interface StageEditorProps {
  pipeline: Pipeline;
  figures: readonly HeadFigures[];
  acts: PipelineActs;
  onClose: () => void;
}

const never = () => true;

/** The pipeline's name, currency and stages. Every change is saved at once and can be undone. */
export function StageEditor({ pipeline, figures, acts, onClose }: StageEditorProps) {
  const { t } = useTranslation('pipeline');
  const [deleting, setDeleting] = useState<Stage | null>(null);
  const { stages } = pipeline;
  const countOf = (stage: Stage) =>
    figures.find((figure) => figure.stage.id === stage.id)?.count ?? stage.dealCount;
  const move = (index: number, by: -1 | 1) => {
    const stage = stages[index];
    const rest = stages.filter(({ id }) => id !== stage?.id);
    const low = rest[index + by - 1]?.position ?? null;
    const high = rest[index + by]?.position ?? null;
    if (stage) acts.moveStage(stage.id, keyBetween(low, high));
  };
  const add = () => {
    const name = t('stages.newName');
    const firstDone = stages.findIndex(({ kind }) => kind !== 'open');
    const at = firstDone < 0 ? stages.length : firstDone;
    const position = keyBetween(stages[at - 1]?.position ?? null, stages[at]?.position ?? null);
    const color = colorForTag(`${name} ${stages.length}`);
    acts.createStage(pipeline.id, { name, color, kind: 'open', position });
  };
  const remove = (stage: Stage) => {
    if (countOf(stage) > 0) setDeleting(stage);
    else void acts.deleteStage(stage);
  };
  if (deleting) {
    return (
      <DeleteStage
        stage={deleting}
        count={countOf(deleting)}
        others={stages.filter(({ id }) => id !== deleting.id)}
        onClose={() => setDeleting(null)}
        onDelete={(moveToStageId) => {
          void acts.deleteStage(deleting, moveToStageId);
          setDeleting(null);
        }}
      />
    );
  }
  return (
    <Dialog title={t('stages.title')} isOpen onClose={onClose} size="lg">
      <div className={classes.head}>
        <DraftInput
          label={t('stages.pipelineName')}
          maxLength={60}
          value={pipeline.name}
          isOwn={never}
          onCommit={(text) => {
            if (!text.trim()) return t('stages.nameProblem');
            acts.renamePipeline(pipeline.id, text.trim());
            return null;
          }}
        />
        <NativeSelect
          label={t('stages.currency')}
          value={pipeline.currency}
          data={[...new Set([pipeline.currency, ...CURRENCIES])]}
          onChange={(event) => acts.setCurrency(pipeline.id, event.currentTarget.value)}
        />
      </div>
      <ul className={classes.stages}>
        {stages.map((stage, index) => (
          <StageRow
            key={stage.id}
            stage={stage}
            acts={acts}
            onUp={index > 0 ? () => move(index, -1) : null}
            onDown={index < stages.length - 1 ? () => move(index, 1) : null}
            onDelete={stages.length > 1 ? () => remove(stage) : null}
          />
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.7} />}
        disabled={stages.length >= MAX_STAGES}
        onClick={add}
      >
        {t('stages.add')}
      </Button>
    </Dialog>
  );
}
