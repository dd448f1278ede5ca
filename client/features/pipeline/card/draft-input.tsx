import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { flash } from '../../../ui/flash.ts';

interface DraftInputProps extends Pick<
  TextInputProps,
  | 'label'
  | 'aria-label'
  | 'type'
  | 'placeholder'
  | 'inputMode'
  | 'maxLength'
  | 'disabled'
  | 'rightSection'
  | 'className'
> {
  'data-autofocus'?: boolean;
  value: string;
  /** This tab wrote the value itself: nothing to point out. */
  isOwn: () => boolean;
  onStart?: () => void;
  /** Takes the text; returns why it can't. */
  onCommit: (text: string) => string | null;
}

/**
 * A field that is saved when one leaves it. While one types, the text is one's own: a colleague's
 * change neither replaces it nor moves the caret. Enter saves, Escape puts the value back.
 */
export function DraftInput({ value, isOwn, onStart, onCommit, ...input }: DraftInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const last = useRef(value);
  useEffect(() => {
    if (last.current !== value && !isOwn()) flash(box.current);
    last.current = value;
  }, [value, isOwn]);

  const commit = () => {
    if (draft === null) return;
    const failure = draft === last.current ? null : onCommit(draft);
    setProblem(failure);
    if (failure === null) setDraft(null);
  };
  return (
    <TextInput
      {...input}
      ref={box}
      value={draft ?? value}
      error={problem}
      onChange={(event) => {
        if (draft === null) onStart?.();
        setDraft(event.currentTarget.value);
        setProblem(null);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setDraft(null);
          setProblem(null);
        }
      }}
    />
  );
}
