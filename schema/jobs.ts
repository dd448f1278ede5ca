import * as z from 'zod/mini';

/** Every job's payload by task name: checked where it is enqueued and again where it runs. */
export const jobs = {
  /** One slice of a crawl; enqueues itself until the task ends. */
  'crawl.run': z.strictObject({ orgId: z.string(), taskId: z.string(), run: z.int() }),
  /** Starts the scheduled crawls that are due. */
  'crawl.schedule': z.strictObject({}),
  /** Makes the token of an invitation and mails it. */
  'mail.invitation': z.strictObject({ orgId: z.string(), invitationId: z.string() }),
  /** Decides when and to which devices a notice goes. */
  'push.notice': z.strictObject({ orgId: z.string(), noticeId: z.string() }),
  /** Carries a notice to one device. */
  'push.send': z.strictObject({
    orgId: z.string(),
    noticeId: z.string(),
    subscriptionId: z.string(),
  }),
  /** Frees what dead workers left: job locks and page leases. */
  'ops.reap': z.strictObject({}),
  /** Removes what nobody may come back to. */
  'ops.cleanup': z.strictObject({}),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
