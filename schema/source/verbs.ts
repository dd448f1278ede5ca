import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import { crawlJob, holdIdOf, startedFields, startEffects } from './run.ts';
import { crawlSettings } from './settings.ts';
import { type CrawlSource, crawlSource, parseAddress, SOURCE_KINDS } from './source.ts';
import { canActOnTask, nextRunAt, SCHEDULES, type TaskAct } from './state.ts';

const id = z.string().check(z.minLength(8), z.maxLength(64));
const taskName = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
const byId = z.strictObject({ taskId: id });

async function requireTask(scope: VerbScope, taskId: string, act?: TaskAct) {
  const task = await scope.tx.run(
    zql.crawlTask
      .where('id', taskId)
      .where('orgId', scope.orgId)
      .where('deletedAt', 'IS', null)
      .one(),
  );
  if (!task) throw new AppError('not_found', 'This crawl does not exist');
  if (act && !canActOnTask(act, task.state)) {
    throw new AppError('conflict', `A crawl that is ${task.state} can't do that`, {
      state: task.state,
      act,
    });
  }
  return task;
}

const plan = {
  name: taskName,
  sourceKind: z.enum(SOURCE_KINDS),
  source: crawlSource,
  settings: crawlSettings,
  budgetCredits: z.int().check(z.gte(1), z.lte(100_000)),
  schedule: z._default(z.enum(SCHEDULES), 'once'),
  start: z._default(z.boolean(), true),
};
const createInput = z.strictObject({ id, ...plan });
const updateInput = z.strictObject({ taskId: id, ...plan });

/** The addresses as the crawler takes them, each once. Throws AppError `invalid`. */
function readSource(source: CrawlSource): CrawlSource {
  const urls = source.urls.map((text) => {
    const parsed = parseAddress(text);
    if (!parsed.ok) {
      throw new AppError('invalid', `“${text.slice(0, 80)}” can't be read: ${parsed.reason}`);
    }
    return parsed.url;
  });
  return { ...source, urls: [...new Set(urls)] };
}

export const crawlVerbs = {
  'crawl.create': defineVerb({
    action: 'crawl.run',
    input: createInput,
    async run({ tx, orgId, actor, at }, input) {
      await tx.mutate.crawlTask.insert({
        id: input.id,
        orgId,
        name: input.name,
        sourceKind: input.sourceKind,
        source: readSource(input.source),
        settings: input.settings,
        budgetCredits: input.budgetCredits,
        schedule: input.schedule,
        nextRunAt: input.start ? nextRunAt(input.schedule, at) : null,
        ...startedFields({ run: input.start ? 0 : -1 }, at),
        state: input.start ? 'queued' : 'draft',
        createdBy: actor.userId,
        createdAt: at,
      });
      return input.start ? startEffects(orgId, { ...input, run: 0 }) : [];
    },
  }),

  /** Changes a draft, and starts it when wanted. What has run once is cloned instead. */
  'crawl.update': defineVerb({
    action: 'crawl.run',
    input: updateInput,
    async run(scope, { taskId, start, ...changes }) {
      const task = await requireTask(scope, taskId, 'edit');
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        ...changes,
        source: readSource(changes.source),
        ...(start && startedFields(task, scope.at)),
        nextRunAt: start ? nextRunAt(changes.schedule, scope.at) : null,
        updatedAt: scope.at,
      });
      return start ? startEffects(scope.orgId, { ...changes, id: task.id, run: task.run }) : [];
    },
  }),

  'crawl.start': defineVerb({
    action: 'crawl.run',
    input: byId,
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId, 'start');
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        ...startedFields(task, scope.at),
        nextRunAt: nextRunAt(task.schedule, scope.at),
      });
      return startEffects(scope.orgId, task);
    },
  }),

  'crawl.pause': defineVerb({
    action: 'crawl.run',
    input: byId,
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId, 'pause');
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        state: 'paused',
        stateReason: 'by_person',
        pagesPerMinute: 0,
        secondsLeft: null,
        updatedAt: scope.at,
      });
    },
  }),

  'crawl.resume': defineVerb({
    action: 'crawl.run',
    input: byId,
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId, 'resume');
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        state: 'queued',
        stateReason: null,
        updatedAt: scope.at,
      });
      return [crawlJob(scope.orgId, task.id, task.run)];
    },
  }),

  /** Ends the run; what is left of its budget goes back to the balance. */
  'crawl.cancel': defineVerb({
    action: 'crawl.run',
    input: byId,
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId, 'cancel');
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        state: 'cancelled',
        stateReason: 'by_person',
        pagesPerMinute: 0,
        secondsLeft: null,
        finishedAt: scope.at,
        updatedAt: scope.at,
      });
      return [
        {
          kind: 'release',
          holdId: holdIdOf(task.id, task.run),
          reason: `Rest of the budget of crawl “${task.name}”`,
        },
      ];
    },
  }),

  /** Another run over the failed pages alone; the worker keeps what is finished. */
  'crawl.retryFailed': defineVerb({
    action: 'crawl.run',
    input: byId,
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId, 'retryFailed');
      if (task.pagesFailed === 0) throw new AppError('conflict', 'No page of this crawl failed');
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        state: 'queued',
        stateReason: 'retry_failed',
        run: task.run + 1,
        finishedAt: null,
        updatedAt: scope.at,
      });
      return startEffects(scope.orgId, task);
    },
  }),

  'crawl.rename': defineVerb({
    action: 'crawl.run',
    input: z.strictObject({ taskId: id, name: taskName }),
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId);
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        name: input.name,
        updatedAt: scope.at,
      });
    },
  }),

  'crawl.schedule': defineVerb({
    action: 'crawl.run',
    input: z.strictObject({ taskId: id, schedule: z.enum(SCHEDULES) }),
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId);
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        schedule: input.schedule,
        nextRunAt: nextRunAt(input.schedule, scope.at),
        updatedAt: scope.at,
      });
    },
  }),

  'crawl.delete': defineVerb({
    action: 'crawl.run',
    input: byId,
    async run(scope, input) {
      const task = await requireTask(scope, input.taskId, 'delete');
      await scope.tx.mutate.crawlTask.update({
        id: task.id,
        deletedAt: scope.at,
        nextRunAt: null,
        updatedAt: scope.at,
      });
    },
  }),
} as const;
