import type { WorkerLife } from './life.ts';

/** The job took longer than its task allows. */
export class DeadlineExceeded extends Error {
  constructor(limitMs: number) {
    super(`It took longer than ${limitMs / 1000} s`);
    this.name = 'DeadlineExceeded';
  }
}

/** How long a task may take to notice that its signal was aborted. */
const GRACE_MS = 30_000;

export interface Leash {
  /** Aborted at the deadline, or when the worker stops or is judged dead. */
  signal: AbortSignal;
  /** Epoch milliseconds. */
  deadline: number;
  /** Rejects when the job is still running some time after its deadline: its slot is wanted back. */
  overdue: Promise<never>;
  release: () => void;
}

/** Bounds one job: by its own deadline and by the life of its worker. */
export function putOnLeash(life: WorkerLife, limitMs: number, graceMs = GRACE_MS): Leash {
  const controller = new AbortController();
  const { promise: overdue, reject } = Promise.withResolvers<never>();
  let timer = setTimeout(() => {
    const reason = new DeadlineExceeded(limitMs);
    controller.abort(reason);
    timer = setTimeout(() => reject(reason), graceMs);
  }, limitMs);
  life.enter(controller);
  return {
    signal: controller.signal,
    deadline: Date.now() + limitMs,
    overdue,
    release: () => {
      clearTimeout(timer);
      life.leave(controller);
    },
  };
}
