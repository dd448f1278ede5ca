import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../ui/keys.tsx';
import type { LeadActs } from '../lead-acts.ts';
import { keepDraft, readDraft } from './note-draft.ts';
import classes from './timeline.module.css';

interface NoteComposerProps {
  orgId: string;
  leadId: string;
  acts: LeadActs;
  inputRef: React.RefObject<HTMLTextAreaElement | null>;
}

const LONGEST = 10_000;

/** Writes a note. What is not saved yet stays on the device, also when the tab is closed. */
export function NoteComposer({ orgId, leadId, acts, inputRef }: NoteComposerProps) {
  const { t } = useTranslation('lead');
  const [text, setText] = useState(() => readDraft(orgId, leadId));
  const hintId = useId();
  const change = (next: string) => {
    setText(next);
    keepDraft(orgId, leadId, next);
  };
  const save = async () => {
    const body = text.trim();
    if (!body) return;
    setText('');
    const outcome = await acts.note(leadId, body).here;
    // A refused note comes back, unless the next one has been begun already.
    if (outcome.kind === 'refused') setText((now) => now || body);
    else if (readDraft(orgId, leadId).trim() === body) keepDraft(orgId, leadId, '');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') inputRef.current?.blur();
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className={classes.composer}>
      <textarea
        ref={inputRef}
        className={classes.note}
        aria-label={t('note.label')}
        aria-describedby={hintId}
        placeholder={t('note.placeholder')}
        rows={3}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.composerFoot}>
        <span className={classes.hint} id={hintId}>
          {text.trim() ? t('note.draft') : ''}
        </span>
        <Button
          size="xs"
          variant="default"
          disabled={!text.trim()}
          rightSection={<Keys keys="mod+enter" />}
          onClick={() => void save()}
        >
          {t('note.save')}
        </Button>
      </div>
    </div>
  );
}
