import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confirm-dialog.module.css';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  text: string;
  action: string;
  /** Asks the person to type this first: for what can't be undone. */
  typed?: { expected: string; label: string };
}

/** For acts without an undo. What has one needs no question. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, onConfirm, title, text, action, typed } = props;
  const { t } = useTranslation();
  const [answer, setAnswer] = useState('');
  const isReady = !typed || answer.trim() === typed.expected;
  const close = () => {
    setAnswer('');
    onClose();
  };
  const confirm = (event: React.SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    onConfirm();
    close();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title}>
      <form onSubmit={confirm}>
        <p className={classes.text}>{text}</p>
        {typed && (
          <TextInput
            label={typed.label}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <div className={classes.acts}>
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" disabled={!isReady}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
