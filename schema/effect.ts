import type { JobName, JobPayload } from './jobs.ts';
import type { NoticeData, NoticeKind, NoticeSubject } from './notice/kinds.ts';

/**
 * What must happen on the server beyond the rows that a verb writes. Effects are plain values that
 * a verb returns; `platform` carries them out in the verb's own transaction, the device ignores them.
 */
export type Effect =
  | JobEffect
  | NotifyEffect
  | {
      kind: 'hold';
      holdId: string;
      amount: number;
      subjectKind: string;
      subjectId: string;
      reason: string;
    }
  | { kind: 'release'; holdId: string; reason: string }
  | { kind: 'grant'; amount: number; reason: string; idempotencyKey: string };

/** Tells people in the org; whoever acts is left out. */
export interface NotifyEffect {
  kind: 'notify';
  notice: NoticeKind;
  userIds: string[];
  subjectKind: NoticeSubject;
  subjectId: string;
  /** A device shows one notification of a group at most. */
  groupKey: string;
  data: NoticeData;
}

export type JobEffect = {
  [Name in JobName]: {
    kind: 'job';
    task: Name;
    payload: JobPayload<Name>;
    /** Jobs with one key are one job: the newest payload wins while it waits. */
    key?: string;
    /** Earliest start, epoch milliseconds. */
    runAt?: number;
  };
}[JobName];
