import type { LiveNotice } from '../../platform/live.ts';
import type { ConsoleLine } from '../../schema/live.ts';
import type { VisitedPage } from './frontier.ts';
import type { FreshLead } from './save-leads.ts';
import type { CrawlTask } from './task.ts';

/** Few enough that a fast crawl can still be read, and that the notices stay a trickle. */
const LINES_PER_NOTICE = 24;
const NOTICE_EVERY_MS = 300;

/** Tells whoever watches a crawl what it does. Nothing is stored; when lines pile up, some are lost. */
export class LiveConsole {
  private lines: ConsoleLine[] = [];
  private unsaid = 0;
  private lastSentAt = 0;
  private readonly task: CrawlTask;
  private readonly publish: (notice: LiveNotice) => Promise<void>;

  constructor(task: CrawlTask, publish: (notice: LiveNotice) => Promise<void>) {
    this.task = task;
    this.publish = publish;
  }

  say(level: ConsoleLine['level'], text: string, url?: string): void {
    if (this.lines.length >= LINES_PER_NOTICE && level === 'info') {
      this.unsaid++;
      return;
    }
    this.lines.push({ at: Date.now(), level, text, ...(url === undefined ? {} : { url }) });
  }

  sayVisited(visit: VisitedPage): void {
    const { page, state, kind, reason, findings } = visit;
    const values = findings?.length ?? 0;
    if (state === 'done') return this.say('info', `Read, ${values} values`, page.url);
    const text = reason === null ? kind : `${kind}: ${reason}`;
    this.say(state === 'failed' ? 'bad' : state === 'waiting' ? 'info' : 'warn', text, page.url);
  }

  sayLead({ name, title, company, url }: FreshLead): void {
    const role = [title, company === name ? null : company].filter((part) => part !== null);
    this.say('good', [name, ...role].join(', '), url);
  }

  /** Sends what there is, unless something was sent just now. Failures to tell are no failures. */
  async flush(isLast = false): Promise<void> {
    const now = Date.now();
    if (this.lines.length === 0 || (!isLast && now - this.lastSentAt < NOTICE_EVERY_MS)) return;
    this.lastSentAt = now;
    const lines = this.lines.slice(-LINES_PER_NOTICE);
    if (this.unsaid > 0)
      lines.push({ at: now, level: 'info', text: `and ${this.unsaid} more pages` });
    this.lines = [];
    this.unsaid = 0;
    const { orgId, id } = this.task;
    await this.publish({ orgId, topic: `crawl:${id}`, lines }).catch(() => undefined);
  }
}
