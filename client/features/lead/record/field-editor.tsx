import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableLeadField } from '../../../../schema/lead/fields.ts';
import { useAnnounceEdit } from '../../../live/use-presence.ts';
import { notify } from '../../../ui/notify.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { PickerPopover } from '../picker/picker-popover.tsx';
import { useLeadPicker } from '../picker/use-lead-picker.ts';
import { MeanwhileHint } from '../meanwhile-hint.tsx';
import { useEditing } from '../use-editing.ts';
import classes from './fields-panel.module.css';

interface FieldEditorProps {
  lead: LeadRecord;
  field: EditableLeadField;
  acts: LeadActs;
  /** `isByKey`: the focus is to go back to where the editing began. */
  onDone: (isByKey: boolean) => void;
}

const NO_LOOKUPS: Lookups = { tags: new Map(), members: new Map() };

export function FieldEditor(props: FieldEditorProps) {
  return props.field === 'country' ? <CountryEditor {...props} /> : <TextEditor {...props} />;
}

/** Enter or leaving saves, Esc gives up; what can't be taken says why and stays to be mended. */
function TextEditor({ lead, field, acts, onDone }: FieldEditorProps) {
  const { t } = useTranslation('lead');
  const [text, setText] = useState(lead[field] ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const { seen, onType, meanwhile } = useEditing(lead, field);
  const isOver = useRef(false);
  const problemId = useId();

  const end = (isByKey: boolean) => {
    isOver.current = true;
    onDone(isByKey);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end(true);
    else if (event.key === 'Enter') {
      const why = acts.edit(seen, field, text);
      setProblem(why);
      if (!why) end(true);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = () => {
    if (isOver.current) return;
    const why = acts.edit(seen, field, text);
    if (why) notify({ tone: 'bad', message: why, detail: t('edit.restored') });
    end(false);
  };
  return (
    <span className={classes.editing}>
      <input
        ref={focusWhole}
        className={classes.input}
        value={text}
        aria-label={t(`fields.${field}`)}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        inputMode={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
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
    </span>
  );
}

function CountryEditor({ lead, acts, onDone }: FieldEditorProps) {
  useAnnounceEdit(`lead:${lead.id}`, 'country');
  const close = () => onDone(true);
  const picker = useLeadPicker({
    kind: 'country',
    leads: [lead],
    lookups: NO_LOOKUPS,
    acts,
    onDone: close,
  });
  return (
    <PickerPopover isOpen onClose={close} {...picker}>
      <span className={classes.anchor} />
    </PickerPopover>
  );
}

function focusWhole(input: HTMLInputElement | null) {
  if (!input || input === document.activeElement) return;
  input.focus();
  input.select();
}
