import { TagsInput } from '@mantine/core';
import classes from './icp-editor.module.css';

interface WordsInputProps {
  label: string;
  description?: string;
  placeholder: string;
  values: string[];
  onChange: (values: string[]) => void;
  readOnly: boolean;
  /** What ends one when it is typed or pasted; a comma when left out. */
  splitsAt?: string[];
}

const MAX_WORDS = 30;
const MAX_LETTERS = 80;

/** Words as chips: Enter or a comma makes one, Backspace takes the last. */
export function WordsInput(props: WordsInputProps) {
  const { label, description, placeholder, values, onChange, readOnly, splitsAt = [','] } = props;
  const take = (typed: string[]) => {
    const words = typed.map((word) => word.trim().slice(0, MAX_LETTERS)).filter(Boolean);
    onChange([...new Set(words)].slice(0, MAX_WORDS));
  };
  return (
    <TagsInput
      label={label}
      description={description}
      placeholder={values.length === 0 ? placeholder : undefined}
      value={values}
      onChange={take}
      readOnly={readOnly}
      splitChars={splitsAt}
      maxTags={MAX_WORDS}
      acceptValueOnBlur
      classNames={{ inputField: classes.typed }}
    />
  );
}
