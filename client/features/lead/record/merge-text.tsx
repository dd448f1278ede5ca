import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergedDetails } from '../../../../schema/activity/details.ts';
import { isMergeField, type MergeField } from '../../../../schema/duplicate/merge-lines.ts';
import type { TimelineEntry } from './timeline-entries.ts';

type MergeEntry = Extract<TimelineEntry, { kind: MergeField }>;

export function isMergeEntry(entry: TimelineEntry): entry is MergeEntry {
  return isMergeField(entry.kind);
}

interface MergeTextProps {
  entry: MergeEntry;
  who: ReactNode;
}

/** A merge or its end, with the other lead's name and what went over. */
export function MergeText({ entry: { kind, other, details }, who }: MergeTextProps) {
  const { t } = useTranslation('lead');
  return (
    <>
      {who} {t(`timeline.merge.${kind}`, { name: other })}
      {details && <Moved details={details} />}
    </>
  );
}

const COUNTED = ['deals', 'notes', 'todos', 'analyses'] as const;

function Moved({ details }: { details: MergedDetails }) {
  const { t, i18n } = useTranslation('lead');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const fields = details.fields.map((field) => t(`fieldWords.${field}`));
  const counts = COUNTED.filter((what) => details[what] > 0).map((what) =>
    t(`timeline.merge.${what}`, { count: details[what] }),
  );
  const parts = [
    fields.length > 0 && t('timeline.merge.took', { fields: list.format(fields) }),
    counts.length > 0 && t('timeline.merge.came', { what: list.format(counts) }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? `: ${parts.join('; ')}` : null;
}
