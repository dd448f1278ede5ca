import {
  IconCalendarRepeat,
  IconCopy,
  IconCursorText,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconReload,
  IconRotate,
  IconTrash,
  type TablerIcon,
} from '@tabler/icons-react';
import type { CrawlAct } from './task-acts.ts';

export const ACT_ICON: Record<CrawlAct, TablerIcon> = {
  start: IconPlayerPlay,
  startAgain: IconReload,
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  cancel: IconPlayerStop,
  retryFailed: IconRotate,
  edit: IconPencil,
  clone: IconCopy,
  rename: IconCursorText,
  schedule: IconCalendarRepeat,
  delete: IconTrash,
};
