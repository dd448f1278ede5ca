import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import { type MutedNotice, mutedNotice, NOTICE_CHANNELS, NOTICE_KINDS } from './kinds.ts';
import { isTimeZone, lacksZone } from './quiet-hours.ts';

const id = z.string().check(z.minLength(8), z.maxLength(64));
const minuteOfDay = z.int().check(z.gte(0), z.lte(1439));
/** One act marks at most this many; the list holds 100. */
const MAX_MARKED = 200;

const ownUnread = ({ orgId, actor }: VerbScope) =>
  zql.notice.where('orgId', orgId).where('userId', actor.userId).where('readAt', 'IS', null);

export const noticeVerbs = {
  'notice.read': defineVerb({
    action: 'notice.read',
    input: z.strictObject({
      noticeIds: z.array(id).check(z.minLength(1), z.maxLength(MAX_MARKED)),
    }),
    async run(scope, { noticeIds }) {
      const rows = await scope.tx.run(ownUnread(scope).where('id', 'IN', noticeIds));
      for (const { id } of rows) await scope.tx.mutate.notice.update({ id, readAt: scope.at });
    },
  }),

  /** All of the org's that came up to the moment of the act; later ones have not been seen. */
  'notice.readAll': defineVerb({
    action: 'notice.read',
    input: z.strictObject({}),
    async run(scope) {
      const rows = await scope.tx.run(ownUnread(scope).where('createdAt', '<=', scope.at));
      for (const { id } of rows) await scope.tx.mutate.notice.update({ id, readAt: scope.at });
    },
  }),

  /** The caller's own settings, the same in all of their orgs. What is left out stays. */
  'notice.configure': defineVerb({
    action: 'notice.read',
    input: z.strictObject({
      kind: z.optional(z.enum(NOTICE_KINDS)),
      channel: z.optional(z.enum(NOTICE_CHANNELS)),
      isOn: z.optional(z.boolean()),
      /** Null: no quiet hours. */
      quiet: z.optional(
        z.nullable(
          z.strictObject({
            from: minuteOfDay,
            to: minuteOfDay,
            timeZone: z.string().check(z.maxLength(64)),
          }),
        ),
      ),
    }),
    async run({ tx, actor, at }, { kind, channel, isOn, quiet }) {
      if (quiet && !isTimeZone(quiet.timeZone)) {
        throw new AppError('invalid', `“${quiet.timeZone}” is not a time zone`);
      }
      const userId = actor.userId;
      const row = await tx.run(zql.noticeSetting.where('userId', userId).one());
      const muted = new Set<MutedNotice>(row?.muted);
      if (kind && channel && isOn !== undefined) {
        if (isOn) muted.delete(mutedNotice(kind, channel));
        else muted.add(mutedNotice(kind, channel));
      }
      const hours =
        quiet === undefined
          ? {}
          : {
              quietFrom: quiet?.from ?? null,
              quietTo: quiet?.to ?? null,
              ...(quiet ? { timeZone: quiet.timeZone } : {}),
            };
      const next = { userId, muted: [...muted].toSorted(), updatedAt: at, ...hours };
      if (row) await tx.mutate.noticeSetting.update(next);
      else await tx.mutate.noticeSetting.insert({ timeZone: 'UTC', ...next });
    },
  }),

  /**
   * Where the caller's days begin, as their browser says on a first visit. Taken while none is known:
   * one that was taken before, or stands with quiet hours, stays.
   */
  'notice.learnZone': defineVerb({
    action: 'notice.read',
    input: z.strictObject({ timeZone: z.string().check(z.maxLength(64)) }),
    async run({ tx, actor, at }, { timeZone }) {
      if (!isTimeZone(timeZone)) {
        throw new AppError('invalid', `“${timeZone}” is not a time zone`);
      }
      const { userId } = actor;
      const row = await tx.run(zql.noticeSetting.where('userId', userId).one());
      if (row && !lacksZone(row)) return;
      const next = { userId, timeZone, updatedAt: at };
      if (row) await tx.mutate.noticeSetting.update(next);
      else await tx.mutate.noticeSetting.insert({ muted: [], ...next });
    },
  }),
} as const;
