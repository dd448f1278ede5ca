import { enqueue } from '../../platform/enqueue.ts';
import type { Sql } from '../../platform/sql.ts';

interface Stranded {
  taskId: string;
  orgId: string;
  run: number;
}

/**
 * Makes a new job for each crawl whose driver has fallen silent, without waiting until its worker is
 * judged dead: the lease has run out, so whoever gets the job takes over, and a driver that was only
 * slow finds itself shut out. The dead worker's own job is dropped when it is judged, because a newer
 * one stands under its key. Returns how many. As the owner; safe to call from every worker, often.
 */
export function rescueCrawls(ownerSql: Sql): Promise<number> {
  return ownerSql.begin(async (tx) => {
    // A driver that ended in order has set its lease to -infinity; so does this, once.
    const stranded = await tx<Stranded[]>`
      update crawl_lease as lease
      set until = '-infinity'
      from crawl_task as task
      where
        task.id = lease.task_id
        and task.state in ('queued', 'running')
        and task.deleted_at is null
        and lease.until < now()
        and lease.until > '-infinity'
      returning task.id as "taskId", task.org_id as "orgId", task.run`;
    for (const { taskId, orgId, run } of stranded) {
      await enqueue(tx, 'crawl.run', { orgId, taskId, run }, { key: `crawl:${taskId}` });
    }
    return stranded.length;
  });
}
