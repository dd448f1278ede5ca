import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatNumber } from '../../../ui/format.ts';
import type { Stage } from '../pipeline-types.ts';
import classes from './stage-editor.module.css';

interface DeleteStageProps {
  stage: Stage;
  count: number;
  others: readonly Stage[];
  onClose: () => void;
  onDelete: (moveToStageId: string) => void;
}

/** A stage that holds deals asks where they go. */
export function DeleteStage({ stage, count, others, onClose, onDelete }: DeleteStageProps) {
  const { t } = useTranslation('pipeline');
  const [target, setTarget] = useState(others[0]?.id ?? '');
  return (
    <Dialog title={t('deleting.title', { stage: stage.name })} isOpen onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onDelete(target);
        }}
      >
        <NativeSelect
          label={t('deleting.where', { count, shown: formatNumber(count) })}
          value={target}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setTarget(event.currentTarget.value)}
          data-autofocus
        />
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red">
            {t('deleting.action')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
