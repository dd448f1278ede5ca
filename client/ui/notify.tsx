import { notifications } from '@mantine/notifications';
import { Toast } from './toast.tsx';
import type { Tone } from './tone.ts';

export interface Notice {
  /** What happened, in a sentence. */
  message: string;
  /** Cause and next step, when there is one. */
  detail?: string;
  tone?: Extract<Tone, 'neutral' | 'good' | 'bad' | 'warn'>;
  /** Puts an Undo button on the toast, and keeps the toast for 10 s. */
  undo?: () => void;
  /** A second notice with the same id replaces the first. */
  id?: string;
}

const SHORT_MS = 4_000;
const LONG_MS = 10_000;

/** Tells the person in a corner of the screen; read out by screen readers. */
export function notify(notice: Notice): void {
  const id = notice.id ?? crypto.randomUUID();
  const hide = () => notifications.hide(id);
  const isLong = notice.undo !== undefined || notice.tone === 'bad';
  notifications.hide(id);
  notifications.show({
    id,
    message: <Toast notice={notice} onClose={hide} />,
    autoClose: isLong ? LONG_MS : SHORT_MS,
    withCloseButton: false,
    withBorder: false,
    role: notice.tone === 'bad' ? 'alert' : 'status',
  });
}
