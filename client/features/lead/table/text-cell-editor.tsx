import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableLeadField } from '../../../../schema/lead/fields.ts';
import { notify } from '../../../ui/notify.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow } from '../lead-types.ts';
import { MeanwhileHint } from '../meanwhile-hint.tsx';
import { useEditing } from '../use-editing.ts';
import type { AfterEdit } from './cell-editor.tsx';
import classes from './leads-table.module.css';

interface TextCellEditorProps {
  lead: LeadRow;
  field: EditableLeadField;
  acts: LeadActs;
  onDone: (after: AfterEdit) => void;
}

/**
 * Holds what the person types until it is saved; a colleague's change of the same cell meanwhile
 * touches neither text nor caret. Enter saves and goes down, Tab saves and goes on, Esc gives up.
 * What can't be taken stays to be mended; leaving it puts the old value back and says why.
 */
export function TextCellEditor({ lead, field, acts, onDone }: TextCellEditorProps) {
  const { t } = useTranslation('lead');
  const [text, setText] = useState(lead[field] ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const { seen, onType, meanwhile } = useEditing(lead, field);
  const isOver = useRef(false);
  const problemId = useId();

  const save = (after: AfterEdit) => {
    const why = acts.edit(seen, field, text);
    setProblem(why);
    if (why) return;
    isOver.current = true;
    onDone(after);
  };
  const giveUp = () => {
    isOver.current = true;
    onDone('stay');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save(event.shiftKey ? 'up' : 'down');
    else if (event.key === 'Tab') save(event.shiftKey ? 'left' : 'right');
    else if (event.key === 'Escape') giveUp();
    else return;
    event.preventDefault();
  };
  const onBlur = () => {
    if (isOver.current) return;
    isOver.current = true;
    const why = acts.edit(seen, field, text);
    if (why) notify({ tone: 'bad', message: why, detail: t('edit.restored') });
    onDone('leave');
  };
  return (
    <>
      <input
        ref={focusAtEnd}
        className={classes.input}
        value={text}
        aria-label={t(`fields.${field}`)}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        inputMode={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
        spellCheck={field === 'title'}
        autoComplete="off"
        maxLength={500}
        onChange={(event) => {
          setText(event.currentTarget.value);
          onType();
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {problem && (
        <span className={classes.problem} id={problemId} role="alert">
          {problem}
        </span>
      )}
      <MeanwhileHint meanwhile={problem ? null : meanwhile} />
    </>
  );
}

function focusAtEnd(input: HTMLInputElement | null) {
  input?.focus();
  input?.select();
}
