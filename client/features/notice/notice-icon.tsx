import {
  IconAlertTriangle,
  IconAt,
  IconChecklist,
  IconCircleCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserCheck,
  type TablerIcon,
} from '@tabler/icons-react';
import type { NoticeKind } from '../../../schema/notice/kinds.ts';
import classes from './notice-list.module.css';

const ICONS: Record<NoticeKind, TablerIcon> = {
  'crawl.completed': IconCircleCheck,
  'crawl.failed': IconAlertTriangle,
  'crawl.paused': IconPlayerPause,
  'crawl.resumed': IconPlayerPlay,
  'lead.assigned': IconUserCheck,
  'lead.mentioned': IconAt,
  'todo.assigned': IconChecklist,
  'todo.due': IconChecklist,
};

/** Decorative: the words beside it say the same. */
export function NoticeIcon({ kind }: { kind: NoticeKind }) {
  const Icon = ICONS[kind];
  return (
    <span className={classes.icon} data-kind={kind} aria-hidden="true">
      <Icon size={16} stroke={1.7} />
    </span>
  );
}
