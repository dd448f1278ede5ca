import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../offline/journal.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import type { ChangeWords } from './change-words.ts';
import classes from './change.module.css';

interface WaitingListProps {
  entries: readonly Entry[];
  words: (entry: Entry) => ChangeWords;
  isSending: boolean;
  /** Null while there is no connection. */
  onSend: (() => void) | null;
}

/** What goes out by itself as soon as it can. */
export function WaitingList({ entries, words, isSending, onSend }: WaitingListProps) {
  const { t } = useTranslation('change');
  return (
    <SectionCard
      title={t('waiting.title')}
      text={t('waiting.text')}
      action={
        onSend && (
          <Button size="xs" variant="default" onClick={onSend} loading={isSending}>
            {t('waiting.sendNow')}
          </Button>
        )
      }
      flush
    >
      <ul className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.opId} className={classes.row}>
            <What entry={entry} words={words(entry)} />
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

interface RefusedListProps {
  entries: readonly Entry[];
  words: (entry: Entry) => ChangeWords;
  onCopy: (entry: Entry) => void;
  /** Null where trying again makes no sense. */
  onRetry: ((entry: Entry) => void) | null;
  onDrop: (entry: Entry) => void;
}

/** What the server said no to: the reason, the content, and the ways on. */
export function RefusedList({ entries, words, onCopy, onRetry, onDrop }: RefusedListProps) {
  const { t } = useTranslation('change');
  return (
    <SectionCard title={t('refused.title')} text={t('refused.text')} flush>
      <ul className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.opId} className={classes.row}>
            <What entry={entry} words={words(entry)} />
            <p className={classes.reason}>{entry.refusal?.message}</p>
            <div className={classes.acts}>
              {onRetry && (
                <Button size="xs" variant="default" onClick={() => onRetry(entry)}>
                  {t('refused.retry')}
                </Button>
              )}
              <Button size="xs" variant="subtle" onClick={() => onCopy(entry)}>
                {t('refused.copy')}
              </Button>
              <Button size="xs" variant="subtle" color="red" onClick={() => onDrop(entry)}>
                {t('refused.drop')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

function What({ entry, words }: { entry: Entry; words: ChangeWords }) {
  return (
    <>
      <div className={classes.what}>
        <span className={classes.act}>{words.act}</span>
        {words.subject && <span className={classes.subject}>{words.subject}</span>}
        <RelativeTime at={entry.act.op.at} />
      </div>
      {words.values && <p className={classes.values}>{words.values}</p>}
    </>
  );
}
