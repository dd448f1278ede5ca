import { useTranslation } from 'react-i18next';
import type { ChangeWords } from '../features/change/change-words.ts';
import type { Entry } from '../offline/journal.ts';
import { useCurrentOutbox } from '../offline/use-outbox.ts';
import { notify } from '../ui/notify.tsx';

/** What can be done with a refused change wherever it is listed: take its content along, or let it go. */
export function useChangeActs(words: (entry: Entry) => ChangeWords) {
  const { t } = useTranslation('change');
  const outbox = useCurrentOutbox();
  const copy = async (entry: Entry) => {
    const { act: what, subject, values } = words(entry);
    const text = [what, subject, values, entry.refusal?.message].filter(Boolean).join('\n');
    await navigator.clipboard.writeText(text);
    notify({ tone: 'good', message: t('refused.copied') });
  };
  const drop = (entry: Entry) => {
    void outbox?.drop([entry.opId]);
    notify({ message: t('refused.dropped'), undo: () => void outbox?.bringBack(entry) });
  };
  return { copy: (entry: Entry) => void copy(entry), drop };
}
