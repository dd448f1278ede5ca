import {
  IconArrowBackUp,
  IconArrowsJoin,
  IconArrowsSplit,
  IconCircleDot,
  IconMailCheck,
  IconMessage,
  IconPencil,
  IconPick,
  IconPlus,
  IconReportAnalytics,
  IconSparkles,
  IconTag,
  IconTrash,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import type { LeadRecord, Lookups } from '../lead-types.ts';
import { NoteBody } from './note-body.tsx';
import { toTimeline, type TimelineEntry } from './timeline-entries.ts';
import { TimelineText } from './timeline-text.tsx';
import classes from './timeline.module.css';

interface TimelineProps {
  lead: LeadRecord;
  lookups: Lookups;
}

const ICONS: Record<TimelineEntry['kind'], TablerIcon> = {
  note: IconMessage,
  edit: IconPencil,
  status: IconCircleDot,
  assigned: IconUser,
  found: IconPick,
  created: IconPlus,
  deleted: IconTrash,
  restored: IconArrowBackUp,
  tagged: IconTag,
  untagged: IconTag,
  merged: IconArrowsJoin,
  mergedInto: IconArrowsJoin,
  unmerged: IconArrowsSplit,
  unmergedFrom: IconArrowsSplit,
  enriched: IconSparkles,
  verified: IconMailCheck,
  analysed: IconReportAnalytics,
};

/** What happened to this lead, newest first. */
export function Timeline({ lead, lookups }: TimelineProps) {
  const entries = useMemo(
    () =>
      toTimeline(lead.activities, {
        createdAt: lead.createdAt,
        createdBy: lead.createdBy ?? null,
        sourceUrl: lead.sourceUrl ?? null,
        taskName: lead.task?.name ?? null,
      }),
    [lead],
  );
  return (
    <ol className={classes.entries}>
      {entries.map((entry) => {
        const Icon = ICONS[entry.kind];
        return (
          <li key={entry.id} className={classes.entry}>
            <span className={classes.icon}>
              <Icon size={14} stroke={1.7} aria-hidden="true" />
            </span>
            <div className={classes.content}>
              <span className={classes.words}>
                <TimelineText entry={entry} lead={lead} lookups={lookups} />
              </span>
              <span className={classes.when}>
                <RelativeTime at={entry.at} />
              </span>
              {entry.kind === 'note' && (
                <p className={classes.body}>
                  <NoteBody body={entry.body} />
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
