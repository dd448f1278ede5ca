import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schedule, SCHEDULES } from '../../../schema/source/state.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './crawl-dialogs.module.css';
import type { CrawlTask } from './crawl-types.ts';
import { MAX_NAME } from './draft/crawl-draft.ts';

export interface AskedAct {
  act: 'cancel' | 'delete' | 'rename' | 'schedule';
  task: CrawlTask;
}

interface CrawlDialogsProps {
  asked: AskedAct | null;
  onClose: () => void;
  onCancel: (task: CrawlTask) => void;
  onDelete: (task: CrawlTask) => void;
  onRename: (task: CrawlTask, name: string) => void;
  onSchedule: (task: CrawlTask, schedule: Schedule) => void;
}

/** The questions before an act on a crawl. */
export function CrawlDialogs(props: CrawlDialogsProps) {
  const { asked, onClose, onCancel, onDelete, onRename, onSchedule } = props;
  const { t } = useTranslation('crawl');
  const name = asked?.task.name ?? '';
  return (
    <>
      <Dialog
        isOpen={asked?.act === 'cancel'}
        onClose={onClose}
        title={t('cancelling.title', { name })}
      >
        {asked && (
          <CancelQuestion
            onClose={onClose}
            onCancel={() => {
              onCancel(asked.task);
              onClose();
            }}
          />
        )}
      </Dialog>
      <ConfirmDialog
        isOpen={asked?.act === 'delete'}
        onClose={onClose}
        onConfirm={() => asked && onDelete(asked.task)}
        title={t('deleting.title', { name })}
        text={t('deleting.text')}
        action={t('deleting.action')}
      />
      <Dialog isOpen={asked?.act === 'rename'} onClose={onClose} title={t('renaming.title')}>
        {asked && (
          <RenameForm
            name={name}
            onClose={onClose}
            onSave={(next) => {
              if (next !== name) onRename(asked.task, next);
              onClose();
            }}
          />
        )}
      </Dialog>
      <Dialog isOpen={asked?.act === 'schedule'} onClose={onClose} title={t('scheduling.title')}>
        {asked && (
          <ScheduleForm
            schedule={asked.task.schedule}
            onClose={onClose}
            onSave={(next) => {
              if (next !== asked.task.schedule) onSchedule(asked.task, next);
              onClose();
            }}
          />
        )}
      </Dialog>
    </>
  );
}

/** Not the usual question: “Cancel” would be both of its answers. */
function CancelQuestion({ onClose, onCancel }: { onClose: () => void; onCancel: () => void }) {
  const { t } = useTranslation('crawl');
  return (
    <>
      <p className={classes.text}>{t('cancelling.text')}</p>
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancelling.keep')}
        </Button>
        <Button color="red" onClick={onCancel}>
          {t('cancelling.action')}
        </Button>
      </div>
    </>
  );
}

interface RenameFormProps {
  name: string;
  onClose: () => void;
  onSave: (name: string) => void;
}

function RenameForm({ name, onClose, onSave }: RenameFormProps) {
  const { t } = useTranslation('crawl');
  const [typed, setTyped] = useState(name);
  const [isChecked, setIsChecked] = useState(false);
  const problem = isChecked && !typed.trim() ? t('problem.noName') : null;
  const save = (event: React.SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (typed.trim()) onSave(typed.trim());
  };
  return (
    <form onSubmit={save} noValidate>
      <TextInput
        label={t('renaming.label')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        error={problem}
        maxLength={MAX_NAME}
        autoComplete="off"
        data-autofocus
      />
      <FormActs onClose={onClose} />
    </form>
  );
}

interface ScheduleFormProps {
  schedule: Schedule;
  onClose: () => void;
  onSave: (schedule: Schedule) => void;
}

function ScheduleForm({ schedule, onClose, onSave }: ScheduleFormProps) {
  const { t } = useTranslation('crawl');
  const labelId = useId();
  const [chosen, setChosen] = useState<Schedule>(schedule);
  const save = (event: React.SubmitEvent) => {
    event.preventDefault();
    onSave(chosen);
  };
  return (
    <form onSubmit={save}>
      <p className={classes.text}>{t('scheduling.text')}</p>
      <div id={labelId} className={classes.label}>
        {t('scheduling.label')}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={labelId}
        value={chosen}
        onChange={setChosen}
        data={SCHEDULES.map((value) => ({ value, label: t(`schedule.${value}`) }))}
      />
      <FormActs onClose={onClose} />
    </form>
  );
}

function FormActs({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.acts}>
      <Button variant="default" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button type="submit">{t('save')}</Button>
    </div>
  );
}
