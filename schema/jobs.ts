import * as z from 'zod/mini';

/** Every job's payload by task name: checked where it is enqueued and again where it runs. */
export const jobs = {
  /** One slice of a crawl; enqueues itself until the task ends. */
  'crawl.run': z.strictObject({ orgId: z.string(), taskId: z.string(), run: z.int() }),
  /** Starts the scheduled crawls that are due. */
  'crawl.schedule': z.strictObject({}),
  /** Looks into one lead. */
  'analysis.run': z.strictObject({ orgId: z.string(), runId: z.string() }),
  /** Begins the next runs of a call over many leads, where places have become free. */
  'analysis.advance': z.strictObject({ orgId: z.string(), batchId: z.string() }),
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
  /** One enrichment of one lead. */
  'enrich.lead': z.strictObject({ orgId: z.string(), runId: z.string() }),
  /** Makes the enrichments of a batch, a lead each. */
  'enrich.batch': z.strictObject({
    orgId: z.string(),
    batchId: z.string(),
    leadIds: z.array(z.string()).check(z.maxLength(1000)),
    isRefresh: z.boolean(),
  }),
  /** Begins the keyless enrichment of new leads, and ends what was left behind. */
  'enrich.sweep': z.strictObject({}),
  /** Has a model read a lead request's words. */
  'search.parse': z.strictObject({ orgId: z.string(), readingId: z.string() }),
  /** Puts a lead request to its sources. */
  'search.begin': z.strictObject({ orgId: z.string(), requestId: z.string() }),
  /** Asks one source, and again while it has more. */
  'search.find': z.strictObject({ orgId: z.string(), runId: z.string() }),
  /** Looks at the organisations that a source named, for a while. */
  'search.read': z.strictObject({ orgId: z.string(), runId: z.string() }),
  /** Looks for numbers and addresses that are to be verified. */
  'verify.sweep': z.strictObject({}),
  /** Verifies the addresses of one domain whose time has come. */
  'verify.email': z.strictObject({ orgId: z.string(), domain: z.string() }),
  /** Brings an org's scores up to date. */
  'score.refresh': z.strictObject({ orgId: z.string() }),
  /** Compares an org's new and changed leads with the others. */
  'duplicate.check': z.strictObject({ orgId: z.string() }),
  /** Rings again for leads that wait to be compared. */
  'duplicate.tend': z.strictObject({}),
  /** Compares all leads of an org with each other. */
  'duplicate.sweep': z.strictObject({ orgId: z.string() }),
  /** Marks the scores that time or new rules have made old. */
  'score.tend': z.strictObject({}),
  /** Reminds people of the to-dos of their day. */
  'todo.remind': z.strictObject({}),
  /** Frees what dead workers left: job locks and page leases. */
  'ops.reap': z.strictObject({}),
  /** Removes what nobody may come back to. */
  'ops.cleanup': z.strictObject({}),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
