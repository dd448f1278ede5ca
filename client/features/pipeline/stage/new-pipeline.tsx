import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { CURRENCIES } from '../money.ts';
import type { PipelineActs } from '../pipeline-acts.ts';
import type { Pipeline } from '../pipeline-types.ts';
import classes from './stage-editor.module.css';

interface NewPipelineProps {
  pipelines: readonly Pipeline[];
  acts: PipelineActs;
  onClose: () => void;
  onMade: (pipelineId: string) => void;
}

/** A name and a currency; the stages are the usual ones, to be changed at any time. */
export function NewPipeline({ pipelines, acts, onClose, onMade }: NewPipelineProps) {
  const { t } = useTranslation('pipeline');
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState(pipelines[0]?.currency ?? 'EUR');
  const create = (event: React.SubmitEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    onMade(acts.createPipeline(name.trim(), currency, pipelines.at(-1)?.position ?? null));
  };
  return (
    <Dialog title={t('new.title')} isOpen onClose={onClose}>
      <form onSubmit={create} className={classes.form}>
        <TextInput
          label={t('new.name')}
          placeholder={t('new.placeholder')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          label={t('stages.currency')}
          value={currency}
          data={[...CURRENCIES]}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!name.trim()}>
            {t('new.action')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
