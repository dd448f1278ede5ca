import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../ui/keys.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { Lookups } from '../lead-types.ts';
import { MentionPicker } from './mention-picker.tsx';
import { fromBody, type NamedPeople, toBody } from './mention-text.ts';
import mention from './mention.module.css';
import { keepDraft, readDraft } from './note-draft.ts';
import classes from './timeline.module.css';
import { useMentions } from './use-mentions.ts';

interface NoteComposerProps {
  orgId: string;
  leadId: string;
  acts: LeadActs;
  members: Lookups['members'];
  inputRef: React.RefObject<HTMLTextAreaElement | null>;
}

const LONGEST = 10_000;

/** Writes a note. What is not saved yet stays on the device, also when the tab is closed. */
export function NoteComposer({ orgId, leadId, acts, members, inputRef }: NoteComposerProps) {
  const { t } = useTranslation('lead');
  const [note, setNote] = useState(() => fromBody(readDraft(orgId, leadId)));
  const { text, people } = note;
  const hintId = useId();
  const change = (next: string, named: NamedPeople = people) => {
    setNote({ text: next, people: named });
    keepDraft(orgId, leadId, toBody(next, named));
  };
  const mentions = useMentions({ text, people, members, inputRef, onChange: change });
  const save = async () => {
    const body = toBody(text, people).trim();
    if (!body) return;
    setNote(fromBody(''));
    const outcome = await acts.note(leadId, body).here;
    // A refused note comes back, unless the next one has been begun already.
    if (outcome.kind === 'refused') setNote((now) => (now.text ? now : fromBody(body)));
    else if (readDraft(orgId, leadId).trim() === body) keepDraft(orgId, leadId, '');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (mentions.onKeyDown(event)) return;
    if (event.key === 'Escape') inputRef.current?.blur();
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className={classes.composer}>
      <div className={mention.field}>
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
          {...mentions.fieldProps}
        />
        {mentions.isOpen && (
          <MentionPicker
            id={mentions.listId}
            people={mentions.found}
            chosen={mentions.chosen}
            onPick={mentions.pick}
          />
        )}
      </div>
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
