import type { NoticeKind } from '../../schema/notice/kinds.ts';

type Urgency = 'very-low' | 'low' | 'normal' | 'high';

const HOUR_MS = 3_600_000;

/** How soon a device in power saving is to be woken, and after how long nobody wants to know. */
const RULES: Record<NoticeKind, { urgency: Urgency; livesMs: number }> = {
  'crawl.completed': { urgency: 'normal', livesMs: 24 * HOUR_MS },
  'crawl.failed': { urgency: 'high', livesMs: 24 * HOUR_MS },
  'crawl.paused': { urgency: 'normal', livesMs: 12 * HOUR_MS },
  'crawl.resumed': { urgency: 'low', livesMs: 12 * HOUR_MS },
  'lead.assigned': { urgency: 'normal', livesMs: 72 * HOUR_MS },
  'lead.mentioned': { urgency: 'high', livesMs: 72 * HOUR_MS },
  'todo.assigned': { urgency: 'normal', livesMs: 72 * HOUR_MS },
  'todo.due': { urgency: 'normal', livesMs: 16 * HOUR_MS },
};

export function pushUrgency(kind: NoticeKind): Urgency {
  return RULES[kind].urgency;
}

/** When a notice is stale, in epoch milliseconds. */
export function staleAt({ kind, createdAt }: { kind: NoticeKind; createdAt: Date }): number {
  return createdAt.getTime() + RULES[kind].livesMs;
}

/** What the push service answered; `status` is null when there was no answer. */
export interface PushAnswer {
  status: number | null;
  retryAfterMs: number | null;
  /** The endpoint or its keys can never work. */
  isUnusable?: boolean;
}

export type PushVerdict =
  | { kind: 'sent' }
  /** The device unsubscribed, or its push service forgot it. */
  | { kind: 'gone' }
  | { kind: 'later'; at: number }
  | { kind: 'dropped' };

export const MAX_TRIES = 8;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = HOUR_MS;

/**
 * What follows from an answer (RFC 8030 §5, §8.4). Busy and broken services are asked again after
 * what they ask for, or 10 s, 40 s, … up to an hour, as long as the news is worth it; a service's
 * other refusals are about the message or our key, and the same again would change nothing.
 */
export function judgeAnswer(
  answer: PushAnswer,
  { tries, nowMs, staleAtMs }: { tries: number; nowMs: number; staleAtMs: number },
): PushVerdict {
  const { status, retryAfterMs } = answer;
  if (answer.isUnusable || status === 404 || status === 410) return { kind: 'gone' };
  if (status !== null && status >= 200 && status < 300) return { kind: 'sent' };
  const isPassing = status === null || status === 408 || status === 429 || status >= 500;
  if (!isPassing || tries >= MAX_TRIES) return { kind: 'dropped' };
  const ownWait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** (tries - 1));
  const at = nowMs + Math.max(ownWait, retryAfterMs ?? 0);
  return at < staleAtMs ? { kind: 'later', at } : { kind: 'dropped' };
}
