import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './saved-views.module.css';

interface ViewDialogProps {
  title: string;
  name: string;
  isShared: boolean;
  onClose: () => void;
  onDone: (name: string, isShared: boolean) => void;
}

const MAX_NAME = 60;

/** Asks for a view's name, and whose it is. */
export function ViewDialog(props: ViewDialogProps) {
  const { t } = useTranslation('lead');
  const { t: common } = useTranslation();
  const [name, setName] = useState(props.name);
  const [isShared, setIsShared] = useState(props.isShared);
  const isReady = name.trim() !== '';
  const finish = (event: React.SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    props.onDone(name.trim(), isShared);
    props.onClose();
  };
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose}>
      <form onSubmit={finish} className={classes.form}>
        <TextInput
          label={t('views.name')}
          placeholder={t('views.example')}
          value={name}
          maxLength={MAX_NAME}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          label={t('views.shareLabel')}
          checked={isShared}
          onChange={(event) => setIsShared(event.currentTarget.checked)}
        />
        <div className={classes.acts}>
          <Button variant="default" onClick={props.onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {t('views.done')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
