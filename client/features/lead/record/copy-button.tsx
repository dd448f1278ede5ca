import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './fields-panel.module.css';

const SAID_MS = 1_200;

/** Copies a value; says so by a tick, and aloud. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('lead');
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setIsDone(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsDone(true);
    } catch {
      // The browser does not allow it; the text can be selected by hand.
    }
  };
  const Icon = isDone ? IconCheck : IconCopy;
  return (
    <button
      type="button"
      className={classes.copy}
      data-copies
      aria-label={label}
      onClick={() => void copy()}
    >
      <Icon size={14} stroke={1.7} aria-hidden="true" />
      <output className="q-hidden">{isDone ? t('record.copied') : ''}</output>
    </button>
  );
}
