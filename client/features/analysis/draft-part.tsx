import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftPart } from '../../../schema/analysis/result.ts';
import classes from './parts.module.css';

const SAID_MS = 1_500;
const ICON = { size: 14, stroke: 1.8, 'aria-hidden': true } as const;

interface DraftProps extends DraftPart {
  email: string | null;
}

/** A first mail to copy, or to open in the person's own mail program. */
export function Draft({ subject, body, language, email }: DraftProps) {
  const { t } = useTranslation('analysis');
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${subject}\n\n${body}`);
      setIsCopied(true);
    } catch {
      // The browser does not allow it; the text can be selected by hand.
    }
  };
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return (
    <>
      <div className={classes.draft} lang={language}>
        <p className={classes.subject}>{subject}</p>
        <p className={classes.body}>{body}</p>
      </div>
      <div className={classes.acts}>
        <Button
          variant="default"
          size="xs"
          leftSection={isCopied ? <IconCheck {...ICON} /> : <IconCopy {...ICON} />}
          onClick={() => void copy()}
        >
          <span aria-live="polite">{isCopied ? t('draft.copied') : t('draft.copy')}</span>
        </Button>
        {email && (
          <Button
            component="a"
            variant="subtle"
            size="xs"
            leftSection={<IconMail {...ICON} />}
            href={`mailto:${encodeURIComponent(email)}?${query}`}
          >
            {t('draft.mail')}
          </Button>
        )}
      </div>
    </>
  );
}
